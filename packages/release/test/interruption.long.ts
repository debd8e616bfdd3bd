import { execa } from "execa";
import { beforeAll, expect, test } from "vitest";
import { leftBehind, temporaryFolder } from "./fixtures.ts";
import { ReleaseCopy } from "./release-copy.ts";

// An interrupted local release leaves nothing behind. A terminal sends its signal to every process of the release. A service
// manager sends the signal to the first process only.

let copy: ReleaseCopy;

beforeAll(() => {
  copy = new ReleaseCopy();
  return () => copy.remove();
});

test.each([
  ["SIGINT", "every process", "local"],
  ["SIGTERM", "the first process", "local"],
  // A kept registry serves until Ctrl-C, after it has printed how to install from it.
  ["SIGINT", "every process", "local --keep"],
] as const)("%s to %s ends release %s and deletes its data", async (signal, target, command) => {
  const temporary = temporaryFolder();
  const args = ["packages/release/src/cli.ts", ...command.split(" ")];
  const child = execa(process.execPath, args, {
    cwd: copy.root,
    env: { TMPDIR: temporary },
    stdin: "ignore",
    stderr: "inherit",
    detached: true,
    reject: false,
  });
  const kept = command === "local --keep";
  const served: number[] = [];
  for await (const line of child) {
    const [, registry] = /^(?:registry at |@order-webhooks:registry=)(.*)$/.exec(line) ?? [];
    if (registry === undefined || kept !== line.startsWith("@")) continue;
    served.push((await fetch(`${registry}@order-webhooks%2ftypes`)).status);
    const pid = child.pid ?? expect.fail("the release did not start");
    process.kill(target === "every process" ? -pid : pid, signal);
  }
  const { exitCode, stdout } = await child;
  expect({ served, exitCode }).toEqual({ served: [kept ? 200 : 404], exitCode: kept ? 0 : 1 });
  expect(stdout).toMatch(kept ? /registry stopped, its data deleted$/ : `ended by ${signal}`);
  expect(leftBehind(temporary)).toEqual([]);
});
