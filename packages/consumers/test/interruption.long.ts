import { spawn } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

// A matrix that is ended before its end leaves no consumer behind.

let temporary: string;

beforeEach(async () => {
  temporary = await mkdtemp(join(tmpdir(), "order-webhooks-interrupted-"));
});

afterEach(() => rm(temporary, { recursive: true, force: true }));

test.each(["SIGINT", "SIGTERM"] as const)("%s takes the consumers away", async (signal) => {
  const cli = join(import.meta.dirname, "../src/cli.ts");
  const child = spawn(process.execPath, [cli, "--offline", "--only", "require-esm"], {
    env: { ...process.env, TMPDIR: temporary },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk) => (said += chunk));
  const ended = new Promise((resolve) => child.on("close", resolve));
  await vi.waitFor(findConsumer, { timeout: 600_000, interval: 50 });
  child.kill(signal);
  expect(await ended).toBe(1);
  expect(said).toBe(`ended by ${signal}\n`);
  expect((await leftBehind()).filter((path) => path.startsWith("order-webhooks"))).toEqual([]);
});

/** Succeeds once a consumer is being installed. */
async function findConsumer(): Promise<void> {
  expect(await leftBehind()).toContainEqual(
    expect.stringMatching(/order-webhooks-consumers-\w+\/1-[\w-]+\/package\.json$/),
  );
}

function leftBehind(): Promise<readonly string[]> {
  return readdir(temporary, { recursive: true });
}
