import { join } from "node:path";
import { readArguments, refuse } from "@order-webhooks/command-line";
import {
  compareFiles,
  type Differences,
  type Files,
  type GeneratedFiles,
  writeFiles,
} from "./write-files.ts";

/** Command that updates every generated file. */
const remedy = "npm run generate";

/** Root of this repository. */
export const repositoryRoot: string = join(import.meta.dirname, "../../../..");

/** Output text and exit code of a command. */
export interface Outcome {
  /** 1 if a check found a difference, 2 if the input is refused. */
  readonly code: 0 | 1 | 2;
  readonly text: string;
}

/** Generator of this repository with the folders that it owns. */
export interface Generator {
  /** As in {@link GeneratedFiles}. */
  readonly ownedFolders: readonly string[];
  readonly generate: () => Promise<Files>;
}

/** Runs a generator as a command of this repository. It writes files, or only compares them with `--check`. */
export async function runGenerator(
  args: readonly string[],
  { ownedFolders, generate }: Generator,
): Promise<void> {
  const run = async (): Promise<Outcome> => {
    const flag = { type: "boolean", default: false } as const;
    const { values } = readArguments({ args: [...args], options: { check: flag, help: flag } });
    if (values.help) return { code: 0, text: usage };
    const generated = { root: repositoryRoot, ownedFolders, files: await generate() };
    return values.check ? checkFiles(generated) : updateFiles(generated);
  };
  process.exitCode = await run().then(end, refuse);
}

const usage = "Writes generated files. With --check, only compares them.\n";

/** Compares the files. Lists each file that differs and the command that updates it. */
export async function checkFiles(generated: GeneratedFiles): Promise<Outcome> {
  const differences = await compareFiles(generated);
  const lines = linesOf(differences, { stale: "stale", missing: "missing", orphaned: "orphaned" });
  if (lines.length === 0) return { code: 0, text: "" };
  const found = `${lines.length} ${lines.length === 1 ? "that does" : "that do"} not`;
  const message = `Generated files: expected to match their sources, got ${found}. Run ${remedy}.`;
  return { code: 1, text: `${[...lines, message].join("\n")}\n` };
}

/** Writes the files. Lists each file that changed. */
export async function updateFiles(generated: GeneratedFiles): Promise<Outcome> {
  const differences = await writeFiles(generated);
  const lines = linesOf(differences, { stale: "changed", missing: "added", orphaned: "removed" });
  const result = lines.length === 0 ? "all unchanged" : `${lines.length} written or removed`;
  const summary = `${counted(generated.files.size, "generated file")}, ${result}`;
  return { code: 0, text: `${[...lines, summary].join("\n")}\n` };
}

/** Prints the text of an outcome, on stderr if it failed. Returns the exit code. */
export function end({ code, text }: Outcome): number {
  (code === 0 ? process.stdout : process.stderr).write(text);
  return code;
}

/** Formats a count with its noun, such as `1 problem` or `2 problems`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function linesOf(
  differences: Differences,
  words: { readonly [K in keyof Differences]: string },
): readonly string[] {
  const kinds = ["stale", "missing", "orphaned"] as const;
  return kinds.flatMap((kind) => differences[kind].map((path) => `${words[kind]}  ${path}`));
}
