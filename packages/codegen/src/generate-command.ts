import { resolve } from "node:path";
import { parseArgs } from "node:util";
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

const usage = `Makes every generated file of the repository from schemas/, and the README's table of events.

  node src/cli.ts [--check] [--root DIR]

  --check     change nothing, and name each stale, missing or orphaned file
  --root DIR  the root of the repository, by default the one that this file stands in
  --help      this text

Exits with 0 if all is well, 1 if --check found a difference, 2 if the schemas or arguments are refused.
`;

const ownedFolders = ["packages/*/src/gen", "schemas/gen"];

/** Writes or checks what `generate` makes of the schemas, and returns the words and the exit code for that. */
export async function runCommand(
  args: readonly string[],
  generate: (sources: Sources) => Promise<Generated>,
): Promise<Outcome> {
  const parsed = parseArguments(args);
  if ("code" in parsed) return parsed;
  const { check, root } = parsed;
  const generated = await generate(await readSources(root));
  if (!generated.ok) return { code: 2, text: refusalOf(generated.problems.map(describeProblem)) };
  const files = { root, ownedFolders, files: generated.files };
  return check ? checkFiles(files) : updateFiles(files);
}

interface Arguments {
  readonly check: boolean;
  readonly root: string;
}

function parseArguments(args: readonly string[]): Arguments | Outcome {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        check: { type: "boolean", default: false },
        root: { type: "string", default: repositoryRoot },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) return { code: 0, text: usage };
    return { check: values.check, root: resolve(values.root) };
  } catch (error) {
    return { code: 2, text: `${error instanceof Error ? error.message : error}\n\n${usage}` };
  }
}

function refusalOf(problems: readonly string[]): string {
  return `${problems.join("\n")}\nThe schemas are refused: ${counted(problems.length, "problem")}. Nothing was written.\n`;
}
