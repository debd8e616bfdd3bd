import { resolve } from "node:path";
import { readArguments } from "@order-webhooks/command-line";
import { describeProblem } from "./schemas/problem.ts";
import { readSources, type Sources } from "./schemas/read.ts";
import {
  checkFiles,
  counted,
  type Outcome,
  repositoryRoot,
  updateFiles,
} from "./write-files/command.ts";
import type { Generated } from "./write-files/generated.ts";

const usage = `Generates the files of the repository from schemas/, and the README's table of events.

  node src/cli.ts [--check] [--root DIR]

  --check     change nothing, and list each stale, missing or orphaned file
  --root DIR  root of the repository (default: the repository of this program)
  --help      print this text

Exit codes: 0 on success, 1 if --check finds a difference, 2 if the schemas or arguments are refused.
`;

const ownedFolders = ["packages/*/src/gen", "schemas/gen"];

/**
 * Writes or checks the files that `generate` makes of the schemas. Returns the output text and the exit code.
 *
 * @throws ArgumentError if the arguments have a mistake
 */
export async function runCommand(
  args: readonly string[],
  generate: (sources: Sources) => Promise<Generated>,
): Promise<Outcome> {
  const { values } = readArguments({
    args: [...args],
    options: {
      check: { type: "boolean", default: false },
      root: { type: "string", default: repositoryRoot },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return { code: 0, text: usage };
  const root = resolve(values.root);
  const generated = await generate(await readSources(root));
  if (!generated.ok) return { code: 2, text: refusalOf(generated.problems.map(describeProblem)) };
  const files = { root, ownedFolders, files: generated.files };
  return values.check ? checkFiles(files) : updateFiles(files);
}

function refusalOf(problems: readonly string[]): string {
  return `${problems.join("\n")}\nThe schemas have ${counted(problems.length, "problem")}. No file was written.\n`;
}
