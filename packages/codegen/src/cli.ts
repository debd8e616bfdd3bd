import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { generate } from "./generate.ts";
import { describeProblem } from "./schemas/problem.ts";
import { readSchemas } from "./schemas/read.ts";
import { compareFiles, type Differences, writeFiles } from "./write-files.ts";

const usage = `Makes every generated file of the repository from schemas/.

  node src/cli.ts [--check] [--root DIR]

  --check     change nothing; name each stale, missing or orphaned file
  --root DIR  the root of the repository; otherwise the one that this file stands in
  --help      this text

Exits with 0 if all is well, 1 if --check found a difference, 2 if the schemas or arguments are refused.
`;

/** What the command says and how it ends. */
interface Outcome {
  readonly code: 0 | 1 | 2;
  readonly text: string;
}

const outcome = await run(process.argv.slice(2));
(outcome.code === 0 ? process.stdout : process.stderr).write(outcome.text);
process.exitCode = outcome.code;

async function run(args: readonly string[]): Promise<Outcome> {
  const parsed = parseArguments(args);
  if ("code" in parsed) return parsed;
  const generated = await generate(await readSchemas(join(parsed.root, "schemas")));
  if (!generated.ok) return { code: 2, text: refusalOf(generated.problems.map(describeProblem)) };
  if (parsed.check) return checkOutcome(await compareFiles(parsed.root, generated.files));
  const changes = await writeFiles(parsed.root, generated.files);
  return { code: 0, text: summaryOf(generated.files.size, changes) };
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
        root: { type: "string", default: join(import.meta.dirname, "../../..") },
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

function checkOutcome(differences: Differences): Outcome {
  const lines = linesOf(differences, { stale: "stale", missing: "missing", orphaned: "orphaned" });
  if (lines.length === 0) return { code: 0, text: "" };
  const found = counted(lines.length, "generated file");
  const text = `${lines.join("\n")}\nNot what the schemas make: ${found}. To mend: pnpm generate\n`;
  return { code: 1, text };
}

function summaryOf(count: number, differences: Differences): string {
  const lines = linesOf(differences, { stale: "changed", missing: "added", orphaned: "removed" });
  const result = lines.length === 0 ? "all as they were" : `${lines.length} written or removed`;
  return `${[...lines, `${counted(count, "generated file")}, ${result}`].join("\n")}\n`;
}

function linesOf(
  differences: Differences,
  words: { readonly [K in keyof Differences]: string },
): readonly string[] {
  const kinds = ["stale", "missing", "orphaned"] as const;
  return kinds.flatMap((kind) => differences[kind].map((path) => `${words[kind]}  ${path}`));
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
