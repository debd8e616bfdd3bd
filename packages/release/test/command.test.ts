import { expect, test } from "vitest";
import { runCommand } from "../src/index.ts";
import { temporaryFolder } from "./fixtures.ts";

const bash = (script: string, timeout = 0) =>
  runCommand("bash", ["-c", script], { cwd: temporaryFolder(), timeout });

test("resolves to the output, and rejects with the output and the exit code of a failure", async () => {
  expect(await bash("echo out; echo err >&2")).toBe("out\nerr\n");
  await expect(bash("echo out; echo err >&2; exit 3")).rejects.toThrow(
    /exit code 3[\s\S]*out\nerr/,
  );
  const missing = runCommand("no-such-program", [], { cwd: temporaryFolder() });
  await expect(missing).rejects.toThrow("ENOENT");
});

test("finds the programs of this repository, unless the command gets its own environment", async () => {
  const print = ["-c", "command -v biome; echo $A"];
  const cwd = temporaryFolder();
  expect(await runCommand("bash", print, { cwd, env: { A: "a" } })).toMatch(/\/biome\na\n$/);
  const own = { cwd, env: { PATH: "/usr/bin:/bin", A: "a" }, extendEnv: false };
  expect(await runCommand("bash", print, own)).toBe("a\n");
  const printAll = { cwd, env: { A: "a" }, extendEnv: false };
  expect(await runCommand("/usr/bin/env", [], printAll)).toBe("A=a\n");
});

test("a process that a command with a time limit leaves in the background can end itself", async () => {
  const background = "(trap 'echo ended; exit' TERM; while true; do sleep 0.02; done) & sleep 0.2";
  expect(await bash(background, 600_000)).toMatch(/ended\n$/);
});

test.each([
  ["leaves a process in the background", 600_000, "", "the output\n"],
  ["takes longer than its time limit", 1_000, "sleep 10000", "timed out"],
])("a command with a time limit that %s ends with all its processes", async (...row) => {
  const [, timeout, last, expected] = row;
  // The process holds the output open, and ignores SIGTERM.
  const background = "(trap '' TERM; sleep 10000) & echo the output; sleep 0.1";
  const ended = bash(`${background}; ${last}`, timeout);
  expect(await ended.catch(({ message }) => message)).toContain(expected);
});
