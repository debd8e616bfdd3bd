import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";

/** The home of a developer who has an account somewhere. */
export interface Home {
  readonly folder: string;
  /** Returns what of ours is in its temporary folder, where Node keeps a cache of compiled code, too. */
  leftBehind(): readonly string[];
  remove(): void;
}

/** The settings of the developer, which no local registry may change. */
export const npmrc = "//registry.invalid/:_authToken=mine\n";

/** Makes the home that programs find in their environment until it is removed. */
export function enterHome(): Home {
  const folder = mkdtempSync(join(tmpdir(), "order-webhooks-home-"));
  const temporary = join(folder, "tmp");
  mkdirSync(temporary);
  writeFileSync(join(folder, ".npmrc"), npmrc);
  vi.stubEnv("HOME", folder);
  vi.stubEnv("TMPDIR", temporary);
  return {
    folder,
    leftBehind: () => readdirSync(temporary).filter((entry) => entry.startsWith("order-webhooks")),
    remove: () => {
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A registry that notes what it is asked. */
export interface Upstream {
  readonly asked: readonly string[];
  close(): Promise<unknown>;
}

/** Starts a registry that has one package, makes it the default of the environment, and notes what it is asked. */
export async function startUpstream(): Promise<Upstream> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ name: "elsewhere", versions: {}, "dist-tags": {} }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  vi.stubEnv("npm_config_registry", `http://127.0.0.1:${port}/`);
  return { asked, close: () => new Promise((resolve) => server.close(resolve)) };
}
