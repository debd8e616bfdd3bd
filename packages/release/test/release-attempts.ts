import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { registryEnvironment } from "../src/index.ts";
import { copyForRelease, type ReleaseCopy } from "./release-copy.ts";

/** A copy of the repository with nothing pending, and releases that somebody without an account attempts in it. */
export interface ReleaseAttempts {
  readonly copy: ReleaseCopy;
  /** Returns the environment of somebody whom this registry lets publish. */
  environment(registry: string): Readonly<Record<string, string>>;
  /** Returns the output of a release that has to fail. By default no registry answers it. */
  refusal(registry?: string): Promise<string>;
  /** Replaces what a gate runs, and commits that. */
  breakGate(script: string, line: string): void;
  /** Returns a function that takes the copy back to where it is now. */
  rememberState(): Promise<() => Promise<void>>;
  remove(): void;
}

/** Copies the repository for attempts at a release. */
export async function prepareAttempts(): Promise<ReleaseAttempts> {
  const copy = copyForRelease();
  const account = mkdtempSync(join(tmpdir(), "order-webhooks-account-"));
  await copy.run("git rm --quiet '.changeset/*.md'");
  copy.commit("Start with nothing pending");
  const environment = (registry: string) => registryEnvironment(registry, account);
  return {
    copy,
    environment,
    refusal: (registry = "http://127.0.0.1:9/") => failureOf(copy, environment(registry)),
    breakGate: (script, line) => breakGate(copy, script, line),
    rememberState: () => rememberState(copy),
    remove: () => {
      copy.remove();
      rmSync(account, { recursive: true, force: true });
    },
  };
}

function failureOf(copy: ReleaseCopy, env: Readonly<Record<string, string>>): Promise<string> {
  return copy.run("npm run release", env).then(
    (output) => expect.fail(`the release should have failed:\n${output}`),
    (error: Error) => error.message,
  );
}

function breakGate(copy: ReleaseCopy, script: string, line: string): void {
  const manifest = JSON.parse(copy.read("package.json")) as { scripts: Record<string, string> };
  manifest.scripts[script] = line;
  copy.write("package.json", JSON.stringify(manifest));
  copy.commit(`Break ${script}`);
}

async function rememberState(copy: ReleaseCopy): Promise<() => Promise<void>> {
  const start = (await copy.run("git rev-parse HEAD")).trim();
  return async () => {
    await copy.run(`git switch --quiet main && git reset --quiet --hard ${start}`);
    await copy.run("git clean --quiet --force -d");
  };
}
