import { join } from "node:path";
import { execaNode } from "execa";
import { expect, test } from "vitest";

const program = join(import.meta.dirname, "../src/cli.ts");
const packed = "--from: expected a folder that `release pack --out` wrote";

test.each([
  [
    "local --foo",
    "--foo: expected one of --dry-run, --keep, --out, --from, --help, got an unknown option.",
  ],
  ["foo", 'arguments: expected one of pack, test, publish, mode, pin, local, got "foo".'],
  ["pack", "--out: expected a folder for the tarballs, got nothing."],
  ["test", `${packed}, got nothing.`],
  ["publish --from nowhere", `${packed}, got "nowhere".`],
])("release %s is refused with one sentence and exit code 2", async (args, sentence) => {
  const options = { nodeOptions: [], reject: false };
  const { exitCode, stdout, stderr } = await execaNode(program, args.split(" "), options);
  const message = `[argument_invalid] ${sentence} See --help.`;
  expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 2, stdout: "", stderr: message });
});
