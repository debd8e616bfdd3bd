import { ArgumentError, readArguments } from "@order-webhooks/command-line";
import { findBuildProblem, inboxName, receiverName, validatorName } from "./candidates/builds.ts";
import { handlePlans } from "./handle/row-plans.ts";
import { inboxPlans, loadPlans } from "./load/row-plans.ts";
import { hostilePlan, rowPlans } from "./measure/row-plans.ts";
import { millionPlan, postgresPlans } from "./postgres/row-plans.ts";

/** A valid command line. */
export type Command =
  | { readonly kind: "help" }
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

/**
 * Reads the arguments.
 *
 * @throws ArgumentError if they have a mistake
 */
export function readCommand(args: readonly string[]): Command {
  const config = { args: [...args], options: flags, allowPositionals: true } as const;
  const { values, positionals } = readArguments(config);
  const { help, ...options } = values;
  return help ? { kind: "help" } : toCommand(positionals, options);
}

function toCommand([subject, extra]: readonly string[], options: Options): Command {
  if (subject === undefined) return toRunOfAll(options);
  if (!isSubject(subject)) throw subjectError("arguments", subject);
  if (extra !== undefined) throw subjectError("arguments", extra);
  assertProfile(subject, options);
  assertMillion(subject, options);
  assertFolder(subject, options);
  assertRows(subject, options);
  return { kind: subject, options };
}

function toRunOfAll({ quick, ...options }: Options): Command {
  const [given] =
    Object.entries(options).find(([, value]) => value !== false && value !== "") ?? [];
  if (given !== undefined) throw subjectError(`--${given}`, undefined);
  return { kind: "all", isQuick: quick };
}

function isSubject(word: string): word is Subject {
  return Object.hasOwn(subjects, word);
}

function subjectError(place: string, word: string | undefined): ArgumentError {
  const expected = `one of ${Object.keys(subjects).join(", ")}, and options`;
  return new ArgumentError(place, expected, JSON.stringify(word) ?? "nothing");
}

const profiled: readonly Subject[] = ["receiver", "inbox", "postgres"];

function assertProfile(subject: Subject, { "cpu-prof": folder }: Options): void {
  if (folder === undefined) return;
  const place = "--cpu-prof";
  if (!profiled.includes(subject))
    throw new ArgumentError(place, "the subject receiver, inbox or postgres", subject);
  if (folder === "") throw new ArgumentError(place, "a folder for the profiles", "an empty text");
}

function assertMillion(subject: Subject, { million }: Options): void {
  if (million && subject !== "postgres")
    throw new ArgumentError("--million", "the subject postgres", subject);
}

function assertFolder(subject: Subject, { against }: Options): void {
  if (against === undefined) return;
  const { build } = subjects[subject];
  const place = "--against";
  if (build === undefined)
    throw new ArgumentError(place, "a subject with builds to compare", subject);
  const found = findBuildProblem(build, against);
  if (found !== undefined)
    throw new ArgumentError(place, `a folder with a build of ${build}`, found);
}

function assertRows(subject: Subject, { only, million }: Options): void {
  const place = "--only";
  const plans = [...subjects[subject].plans, ...(million ? [millionPlan] : [])];
  if (only === "" || plans.some(({ name }) => name.includes(only))) return;
  if (plans.length === 0) throw new ArgumentError(place, "a subject with rows", subject);
  throw new ArgumentError(place, "a part of a row's name", JSON.stringify(only));
}
