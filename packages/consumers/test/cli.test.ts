import { join } from "node:path";
import { execaNode } from "execa";
import { expect, test } from "vitest";

const program = join(import.meta.dirname, "../src/cli.ts");

test.each([
  [
    "an unknown option",
    ["--all"],
    "--all: expected one of --offline, --only, --packed, --all-must-run, --help, got an unknown option.",
  ],
  [
    "a text in no row's name",
    ["--only", "nothing"],
    '--only: expected a part of a row\'s name, got "nothing".',
  ],
])("%s is refused with one line and exit code 2", async (_name, args, message) => {
  const { exitCode, stdout, stderr } = await execaNode(program, args, {
    nodeOptions: [],
    reject: false,
  });
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr.split("\n")).toEqual([`[argument_invalid] ${message} See --help.`]);
});
