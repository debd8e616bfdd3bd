import { parseArgs } from "node:util";
import { findBuildProblem, validatorName } from "./candidates/builds.ts";
import { rowPlans } from "./measure/row-plans.ts";

/** A command line, or the sentence about what is wrong with it. */
export type Command =
  | { readonly kind: "help" }
  | { readonly kind: "usage_error"; readonly message: string }
  | { readonly kind: "validate"; readonly options: Options };

/** The options of a benchmark. */
export interface Options {
  /** The folder of another build of the same package. */
  readonly against?: string;
  /** The rows with this text in their name. */
  readonly only: string;
  readonly json: boolean;
  readonly quick: boolean;
}

export const usage = `Measures the validator: CPU time in percent of JSON.parse, next to its peers, and sizes.

  npm run bench -- validate [--against FOLDER] [--only TEXT] [--quick] [--json]

  --against FOLDER  the validator package of another checkout, built: measured in the same processes as "before"
  --only TEXT       only the rows whose name has this text in it
  --quick           one process and few blocks, to see that it works: its numbers are noise
  --json            the figures as JSON
  --help            this text

Exits with 0 if it measured, whatever the numbers, 1 if a candidate judges a document wrong, 2 if the arguments are wrong.
`;

const flag = { type: "boolean", default: false } as const;
const flags = {
  against: { type: "string" },
  only: { type: "string", default: "" },
  json: flag,
  quick: flag,
  help: flag,
} as const;

/** Reads the arguments. A mistake becomes one message. */
export function readCommand(args: readonly string[]): Command {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: flags,
      allowPositionals: true,
    });
    const { help, ...options } = values;
    if (help) return { kind: "help" };
    const problem =
      findSubjectProblem(positionals) ??
      findFolderProblem(options.against) ??
      findRowsProblem(options.only);
    return problem === undefined ? { kind: "validate", options } : toUsageError(problem);
  } catch (error) {
    if (isParseArgsError(error)) return toUsageError(explain(error.message));
    throw error;
  }
}

interface Problem {
  readonly place: string;
  readonly expected: string;
  readonly found: string;
}

function findSubjectProblem([subject, extra]: readonly string[]): Problem | undefined {
  if (subject === "validate" && extra === undefined) return undefined;
  const found = JSON.stringify(subject === "validate" ? extra : subject) ?? "nothing";
  return { place: "arguments", expected: "validate and options", found };
}

function findFolderProblem(folder: string | undefined): Problem | undefined {
  const found = folder === undefined ? undefined : findBuildProblem(folder);
  if (found === undefined) return undefined;
  return { place: "--against", expected: `a folder with a build of ${validatorName}`, found };
}

function findRowsProblem(only: string): Problem | undefined {
  if (rowPlans.some(({ name }) => name.includes(only))) return undefined;
  return { place: "--only", expected: "a part of a row's name", found: JSON.stringify(only) };
}

function toUsageError({ place, expected, found }: Problem): Command {
  const message = `[argument_invalid] ${place}: expected ${expected}, got ${found}. See --help.`;
  return { kind: "usage_error", message };
}

function isParseArgsError(error: unknown): error is Error {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code.startsWith("ERR_PARSE_ARGS_");
}

/** Rewrites a message of parseArgs, which names the option in quotation marks. */
function explain(message: string): Problem {
  const [, place = "arguments"] = /'(--?[\w-]*)/.exec(message) ?? [];
  if (message.startsWith("Unknown option"))
    return { place, expected: "an option of this command", found: "an unknown one" };
  return message.includes("does not take an argument")
    ? { place, expected: "no value", found: "one" }
    : { place, expected: "a value", found: "nothing" };
}
