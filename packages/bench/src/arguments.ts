import { parseArgs } from "node:util";
import { findBuildProblem, inboxName, receiverName, validatorName } from "./candidates/builds.ts";
import { handlePlans } from "./handle/row-plans.ts";
import { inboxPlans, loadPlans } from "./load/row-plans.ts";
import { rowPlans } from "./measure/row-plans.ts";
import { millionPlan, postgresPlans } from "./postgres/row-plans.ts";

/** A command line, or the sentence about what is wrong with it. */
export type Command =
  | { readonly kind: "help" }
  | { readonly kind: "usage_error"; readonly message: string }
  | { readonly kind: Subject; readonly options: Options };

/** The subject of a benchmark. */
export type Subject = keyof typeof subjects;

/** The options of a benchmark. */
export interface Options {
  /** The folder of another build of the same package. */
  readonly against?: string;
  /** The rows with this text in their name. */
  readonly only: string;
  readonly json: boolean;
  readonly quick: boolean;
  /** The folder for CPU profiles of receivers. */
  readonly "cpu-prof"?: string;
  /** Adds the row with a million deliveries. */
  readonly million: boolean;
}

export const usage = `Measures the validator: CPU time in percent of JSON.parse, next to its peers, and sizes.
Measures the receiver: throughput and CPU time next to a bare server, and next to HMAC and JSON.parse.
Measures the durable inbox: throughput and event loop delay of a receiver with it, next to a bare server.
Measures the inbox on PostgreSQL: puts and claims next to one INSERT a delivery, pg-boss and graphile-worker.

  npm run bench -- validate [--against FOLDER] [--only TEXT] [--quick] [--json]
  npm run bench -- receiver [--against FOLDER] [--only TEXT] [--quick] [--json] [--cpu-prof FOLDER]
  npm run bench -- inbox    [--against FOLDER] [--only TEXT] [--quick] [--json] [--cpu-prof FOLDER]
  npm run bench -- postgres [--against FOLDER] [--only TEXT] [--quick] [--json] [--cpu-prof FOLDER] [--million]

  --against FOLDER   the same package of another checkout, built: measured in the same run as "before"
  --only TEXT        only the rows whose name has this text in it
  --quick            one process and few blocks, to see that it works: its numbers are noise
  --json             the figures as JSON
  --cpu-prof FOLDER  writes a CPU profile of each process with a receiver, which slows it down
  --million          adds the row in which a million deliveries are kept before
  --help             this text

Exits with 0 if it measured, whatever the numbers. Exits with 1 if a candidate judges a document wrong, or a receiver
refuses a delivery, or does not handle or keep it. Exits with 2 if the arguments are wrong.
`;

const subjects = {
  validate: { build: validatorName, plans: rowPlans },
  receiver: { build: receiverName, plans: [...loadPlans, ...handlePlans] },
  inbox: { build: inboxName, plans: inboxPlans },
  postgres: { build: inboxName, plans: postgresPlans },
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

/** Reads the arguments. A mistake becomes one message. */
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
  if (!isSubject(subject)) return toUsageError(toSubjectProblem(subject));
  if (extra !== undefined) return toUsageError(toSubjectProblem(extra));
  const problem =
    findProfileProblem(subject, options) ??
    findMillionProblem(subject, options) ??
    findFolderProblem(subject, options) ??
    findRowsProblem(subject, options);
  return problem === undefined ? { kind: subject, options } : toUsageError(problem);
}

function isSubject(word: string | undefined): word is Subject {
  return word !== undefined && Object.hasOwn(subjects, word);
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

function findProfileProblem(subject: Subject, options: Options): Problem | undefined {
  const folder = options["cpu-prof"];
  if (folder === undefined) return undefined;
  if (subject === "validate")
    return {
      place: "--cpu-prof",
      expected: "the subject receiver, inbox or postgres",
      found: subject,
    };
  return folder === ""
    ? { place: "--cpu-prof", expected: "a folder for the profiles", found: "an empty text" }
    : undefined;
}

function findMillionProblem(subject: Subject, { million }: Options): Problem | undefined {
  if (!million || subject === "postgres") return undefined;
  return { place: "--million", expected: "the subject postgres", found: subject };
}

function findFolderProblem(subject: Subject, { against }: Options): Problem | undefined {
  const { build } = subjects[subject];
  const found = against === undefined ? undefined : findBuildProblem(build, against);
  if (found === undefined) return undefined;
  return { place: "--against", expected: `a folder with a build of ${build}`, found };
}

function findRowsProblem(subject: Subject, { only, million }: Options): Problem | undefined {
  const plans = [...subjects[subject].plans, ...(million ? [millionPlan] : [])];
  if (plans.some(({ name }) => name.includes(only))) return undefined;
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
