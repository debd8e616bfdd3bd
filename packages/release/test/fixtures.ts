import { mkdirSync, mkdtempDisposableSync, readdirSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished, vi } from "vitest";

/** Makes a folder that is deleted when the test has finished. */
export function temporaryFolder(): string {
  const folder = mkdtempDisposableSync(join(tmpdir(), "order-webhooks-test-"));
  onTestFinished(() => folder.remove());
  return folder.path;
}

/** The settings of a developer with an account, which no local registry may change. */
export const npmrc = "//registry.invalid/:_authToken=mine\n";

/** Makes the home of a developer. Programs find it in their environment until the test has finished. */
export function enterHome() {
  const folder = temporaryFolder();
  const temporary = join(folder, "tmp");
  mkdirSync(temporary);
  writeFileSync(join(folder, ".npmrc"), npmrc);
  vi.stubEnv("HOME", folder);
  vi.stubEnv("TMPDIR", temporary);
  onTestFinished(() => void vi.unstubAllEnvs());
  return { folder, leftBehind: () => leftBehind(temporary) };
}

/** Returns the entries of ours in a temporary folder. Node keeps a cache of compiled code there too. */
export function leftBehind(folder: string): readonly string[] {
  return readdirSync(folder).filter((entry) => entry.startsWith("order-webhooks"));
}

/** Starts a server on this machine that answers with JSON until the test has finished. Returns its URL. */
export async function startServer(answer: (request: IncomingMessage) => object): Promise<string> {
  const server = createServer((request, response) => {
    response.setHeader("content-type", "application/json");
    request.resume().on("end", () => response.end(JSON.stringify(answer(request))));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** Starts a registry with one package as the default of the environment. Returns the list of paths requested from it. */
export async function startUpstream(): Promise<readonly string[]> {
  const asked: string[] = [];
  const url = await startServer((request) => {
    asked.push(request.url ?? "");
    return { name: "elsewhere", versions: {}, "dist-tags": {} };
  });
  vi.stubEnv("npm_config_registry", url);
  return asked;
}
