import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { copyForRelease, type ReleaseCopy } from "./release-copy.ts";

// A local release that is ended before its end leaves nothing behind. A terminal sends its signal to every process of it.
// A service that stops it sends one to the first process only.

let copy: ReleaseCopy;
let temporary: string;

beforeAll(() => {
  copy = copyForRelease();
  return () => copy.remove();
});

beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), "order-webhooks-interrupted-"));
  return () => rmSync(temporary, { recursive: true, force: true });
});

test.each([
  ["SIGINT", "every process"],
  ["SIGTERM", "the first process"],
] as const)("%s to %s ends a local release and takes its data away", async (signal, whom) => {
  const child = spawn(process.execPath, ["packages/release/src/cli.ts", "local"], {
    cwd: copy.root,
    env: { ...process.env, TMPDIR: temporary },
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  let output = "";
  child.stdout.on("data", (chunk) => {
    const listening = (output + chunk).includes("registry at") && !output.includes("registry at");
    output += chunk;
    if (listening) process.kill(whom === "every process" ? -pidOf(child) : pidOf(child), signal);
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect(code).toBe(1);
  expect(output).toMatch(new RegExp(`registry at .*\\n[\\s\\S]*ended by ${signal}\\n$`));
  expect(readdirSync(temporary).filter((name) => name.startsWith("order-webhooks"))).toEqual([]);
});

test("a local registry that is kept serves until Ctrl-C, and says how to install from it", async () => {
  const child = spawn(process.execPath, ["packages/release/src/cli.ts", "local", "--keep"], {
    cwd: copy.root,
    env: { ...process.env, TMPDIR: temporary },
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  const ended = new Promise((resolve) => child.on("close", resolve));
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  await expect.poll(() => output, { timeout: 500_000 }).toContain("@order-webhooks:registry=");
  const [, registry] = /^@order-webhooks:registry=(.*)$/m.exec(output) ?? [];
  const served = await fetch(`${registry}@order-webhooks%2ftypes`);
  process.kill(-pidOf(child), "SIGINT");
  expect([served.status, await ended]).toEqual([200, 0]);
  expect(readdirSync(temporary).filter((name) => name.startsWith("order-webhooks"))).toEqual([]);
});

function pidOf({ pid }: { readonly pid?: number | undefined }): number {
  if (pid === undefined) throw new Error("the release did not start");
  return pid;
}
