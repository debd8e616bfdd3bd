import { parseArgs } from "node:util";
import { findBuildProblem, inboxName, receiverName, validatorName } from "./candidates/builds.ts";
import { handlePlans } from "./handle/row-plans.ts";
import { inboxPlans, loadPlans } from "./load/row-plans.ts";
import { hostilePlan, rowPlans } from "./measure/row-plans.ts";
import { millionPlan, postgresPlans } from "./postgres/row-plans.ts";

/** A valid command line, or a message about the mistake in it. */
export type Command =
  | { readonly kind: "help" }
  | { readonly kind: "usage_error"; readonly message: string }
  | { readonly kind: "all"; readonly isQuick: boolean }
  | { readonly kind: Subject; readonly options: Options };

/** The subject of one part. */
export type Subject = keyof typeof subjects;

/** The options of one part. */
export interface Options {
  /** The folder of another build of the same package. */
  readonly against?: string;
  /** Measures only the rows whose name contains this text. */
  readonly only: string;
  readonly json: boolean;
  readonly quick: boolean;
  /** The folder for CPU profiles of receivers. */
  readonly "cpu-prof"?: string;
  /** Adds the row with a million deliveries. */
  readonly million: boolean;
}

export const usage = `Measures this project next to its peers, as ratios within one run.

  npm run bench                Runs all parts, briefly. Writes docs/benchmarks.md, its pictures, and the README's table.
  npm run bench -- validate    CPU time of validation, in percent of JSON.parse
  npm run bench -- sizes       bundles, cold start, and types that a compiler adds
  npm run bench -- receiver    throughput and CPU time of the receiver, next to a bare server
  npm run bench -- inbox       throughput of a receiver with the SQLite inbox, next to a bare server
  npm run bench -- postgres    puts and claims of the PostgreSQL inbox, next to INSERT, pg-boss and graphile-worker
  npm run bench -- pact        messages a second of "verify pact", next to Pact's own command

The command of a part measures longer than the run of all parts. It prints its figures and writes no file.

  --quick            few numbers, to see that it works: they are noise. Without a part it prints the page and writes nothing
  --json             the figures of a part as JSON
  --only TEXT        only the rows whose name has this text in it (validate, receiver, inbox, postgres)
  --against FOLDER   the same package of another checkout, built, measured in the same run as "before" (not pact)
  --cpu-prof FOLDER  writes a CPU profile of each process with a receiver, which slows it down (receiver, inbox, postgres)
  --million          adds the row in which a million deliveries are kept before (postgres)
  --help             this text

Exits with 0 if it measured, whatever the numbers. Exits with 1 if a part fails: a contender judges a document wrong, or
a delivery is refused, lost, or not handled. Exits with 2 if the arguments are wrong.
`;

/** The parts. Each has the package that `--against` accepts, if any, and the rows that `--only` selects from. */
const subjects = {
  validate: { build: validatorName, plans: [...rowPlans, hostilePlan] },
  sizes: { build: validatorName, plans: [] },
  receiver: { build: receiverName, plans: [...loadPlans, ...handlePlans] },
  inbox: { build: inboxName, plans: inboxPlans },
  postgres: { build: inboxName, plans: postgresPlans },
  pact: { build: undefined, plans: [] },
} as const;

const flag = { type: "boolean", default: false } as const;
const flags = {
  against: { type: "string" },
  only: { type: "string", default: "" },
  json: flag,
  quick: flag,
  "cpu-prof": { type: "string" },
  million: flag,
  help: flag,
} as const;

/** Reads the arguments. Returns one message if they have a mistake. */
export function readCommand(args: readonly string[]): Command {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: flags,
      allowPositionals: true,
    });
    const { help, ...options } = values;
    return help ? { kind: "help" } : toCommand(positionals, options);
  } catch (error) {
    if (isParseArgsError(error)) return toUsageError(explain(error.message));
    throw error;
  }
}

function toCommand([subject, extra]: readonly string[], options: Options): Command {
  if (subject === undefined) return toRunOfAll(options);
  if (!isSubject(subject)) return toUsageError(toSubjectProblem(subject));
  if (extra !== undefined) return toUsageError(toSubjectProblem(extra));
  const problem =
    findProfileProblem(subject, options) ??
    findMillionProblem(subject, options) ??
    findFolderProblem(subject, options) ??
    findRowsProblem(subject, options);
  return problem === undefined ? { kind: subject, options } : toUsageError(problem);
}

function toRunOfAll({ quick, ...options }: Options): Command {
  const [given] =
    Object.entries(options).find(([, value]) => value !== false && value !== "") ?? [];
  if (given === undefined) return { kind: "all", isQuick: quick };
  return toUsageError({ ...toSubjectProblem(undefined), place: `--${given}` });
}

function isSubject(word: string): word is Subject {
  return Object.hasOwn(subjects, word);
}

interface Problem {
  readonly place: string;
  readonly expected: string;
  readonly found: string;
}

function toSubjectProblem(word: string | undefined): Problem {
  const found = JSON.stringify(word) ?? "nothing";
  return {
    place: "arguments",
    expected: `one of ${Object.keys(subjects).join(", ")}, and options`,
    found,
  };
}

const profiled: readonly Subject[] = ["receiver", "inbox", "postgres"];

function findProfileProblem(subject: Subject, options: Options): Problem | undefined {
  const folder = options["cpu-prof"];
  if (folder === undefined) return undefined;
  const place = "--cpu-prof";
  if (!profiled.includes(subject))
    return { place, expected: "the subject receiver, inbox or postgres", found: subject };
  return folder === ""
    ? { place, expected: "a folder for the profiles", found: "an empty text" }
    : undefined;
}

function findMillionProblem(subject: Subject, { million }: Options): Problem | undefined {
  if (!million || subject === "postgres") return undefined;
  return { place: "--million", expected: "the subject postgres", found: subject };
}

function findFolderProblem(subject: Subject, { against }: Options): Problem | undefined {
  if (against === undefined) return undefined;
  const { build } = subjects[subject];
  const place = "--against";
  if (build === undefined)
    return { place, expected: "a subject with builds to compare", found: subject };
  const found = findBuildProblem(build, against);
  if (found === undefined) return undefined;
  return { place, expected: `a folder with a build of ${build}`, found };
}

function findRowsProblem(subject: Subject, { only, million }: Options): Problem | undefined {
  const place = "--only";
  const plans = [...subjects[subject].plans, ...(million ? [millionPlan] : [])];
  if (only === "" || plans.some(({ name }) => name.includes(only))) return undefined;
  return plans.length === 0
    ? { place, expected: "a subject with rows", found: subject }
    : { place, expected: "a part of a row's name", found: JSON.stringify(only) };
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
