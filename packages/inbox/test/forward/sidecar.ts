import { vi } from "vitest";
import { patience, type Running, start } from "../cli/running-command.ts";
import { forwardSecret } from "./target-process.ts";

/** A sidecar that listens. */
export interface ServedSidecar extends Running {
  readonly url: string;
}

const started: Running[] = [];

/** Kills processes that a failed test has left running. */
export function killSidecars(): void {
  for (const { child } of started.splice(0)) child.kill("SIGKILL");
}

/** Starts a sidecar on a free port, with its inbox in a folder. Resolves when it listens. */
export async function serveSidecar(
  folder: string,
  target: string | URL,
  args: readonly string[] = [],
  env: NodeJS.Dict<string> = {},
): Promise<ServedSidecar> {
  const all = ["serve", "--port", "0", "--forward", String(target), ...args];
  const sidecar = start(folder, all, { FORWARD_SECRET: forwardSecret, ...env });
  started.push(sidecar);
  const findUrl = () => /Listening on (http:\S+)/.exec(sidecar.out())?.[1];
  const isReady = () => findUrl() !== undefined || sidecar.child.exitCode !== null;
  await vi.waitUntil(isReady, patience);
  const url = findUrl();
  if (url === undefined) throw new Error(sidecar.err());
  return { ...sidecar, url };
}
