import { join } from "node:path";
import { repositoryRoot } from "@order-webhooks/release";
import { execaNode } from "execa";
import { expect, test } from "vitest";

// The commands of this repository refuse wrong arguments with one sentence and exit code 2.

const unknown = (options: string) => `--foo: expected one of ${options}, got an unknown option.`;
const packed = "--from: expected a folder that `release pack --out` wrote";

test.each([
  [
    "bench/src/cli.ts --foo",
    unknown("--against, --only, --json, --quick, --cpu-prof, --million, --help"),
  ],
  [
    "bench/src/cli.ts foo",
    'arguments: expected one of validate, sizes, receiver, inbox, postgres, pact, and options, got "foo".',
  ],
  ["codegen/src/cli.ts --foo", unknown("--check, --root, --help")],
  ["../contracts/src/write-pacts.ts --foo", unknown("--check, --help")],
  ["package-checks/src/cli.ts --foo", unknown("--check, --help")],
  ["demo/src/main.ts --foo", unknown("--json, --help")],
  ["demo/src/main.ts foo", 'arguments: expected only options, got "foo".'],
  ["consumers/src/cli.ts --foo", unknown("--offline, --only, --packed, --all-must-run, --help")],
  ["consumers/src/cli.ts --only foo", '--only: expected a part of a row\'s name, got "foo".'],
  ["release/src/cli.ts local --foo", unknown("--dry-run, --keep, --out, --from, --help")],
  [
    "release/src/cli.ts foo",
    'arguments: expected one of pack, test, publish, mode, pin, local, got "foo".',
  ],
  ["release/src/cli.ts pack", "--out: expected a folder for the tarballs, got nothing."],
  ["release/src/cli.ts test", `${packed}, got nothing.`],
  ["release/src/cli.ts publish --from foo", `${packed}, got "foo".`],
  [
    "release/src/cli.ts publish --from foo --dry-run",
    "publish: expected only the option --from, got --dry-run.",
  ],
  [
    "release/src/cli.ts --dry-run --from foo",
    "release: expected only the option --dry-run, got --from.",
  ],
  ["release/src/cli.ts mode --keep", "mode: expected no options, got --keep."],
])("%s", async (command, sentence) => {
  const [program = "", ...args] = command.split(" ");
  const options = { nodeOptions: [], reject: false };
  const file = join(repositoryRoot, "packages", program);
  const { exitCode, stdout, stderr } = await execaNode(file, args, options);
  const message = `[argument_invalid] ${sentence} See --help.`;
  expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 2, stdout: "", stderr: message });
});
