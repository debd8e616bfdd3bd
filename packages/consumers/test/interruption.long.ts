import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execaNode } from "execa";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

// An interrupted matrix leaves no consumer behind.

const cli = join(import.meta.dirname, "../src/cli.ts");
let temporary: string;

beforeEach(async () => {
  temporary = await mkdtemp(join(tmpdir(), "order-webhooks-interrupted-"));
});

afterEach(() => rm(temporary, { recursive: true, force: true }));

test.each(["SIGINT", "SIGTERM"] as const)("%s removes the consumers", async (signal) => {
  const options = {
    ...{ env: { TMPDIR: temporary }, ipc: false, nodeOptions: [], reject: false },
    // A busy machine may take longer than the five seconds that execa gives a process to end.
    forceKillAfterDelay: false,
  } as const;
  const child = execaNode(cli, ["--offline", "--only", "require-esm"], options);
  const isInstalling = async () => {
    expect(await listLeftBehind()).toContainEqual(
      expect.stringMatching(/order-webhooks-consumers-\w+\/1-[\w-]+\/package\.json$/),
    );
  };
  await vi.waitFor(isInstalling, { timeout: 600_000, interval: 50 });
  child.kill(signal);
  const { exitCode, stderr } = await child;
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: `ended by ${signal}` });
  const ours = (await listLeftBehind()).filter((path) => path.startsWith("order-webhooks"));
  expect(ours).toEqual([]);
});

function listLeftBehind(): Promise<readonly string[]> {
  return readdir(temporary, { recursive: true });
}
