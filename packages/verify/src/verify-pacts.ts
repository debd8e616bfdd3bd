import { randomInt } from "node:crypto";
import { type Steps, valueAtSteps } from "./json/json.ts";
import { problemOfExpressions } from "./pacts/check-regexes.ts";
import { type ExampleSources, provideExamples } from "./pacts/example-messages.ts";
import type { VariantResult } from "./pacts/findings.ts";
import type { MessagesFailure, RunOptions } from "./pacts/match-messages.ts";
import type { MessageInteraction, MessagePact } from "./pacts/parse-pact.ts";
import { describeProblem, readPacts } from "./pacts/read-pacts.ts";
import type { PropertySubject } from "./pacts/subject.ts";
import { type ExamplesRun, verifyExamples } from "./pacts/verify-examples.ts";
import { verifyPayloads } from "./pacts/verify-payloads.ts";
import { type Mode, modes } from "./payloads/generate.ts";
import { readDeliverySources, toEnvelope } from "./plan/deliveries.ts";
import type { PactsReport } from "./report/pacts-report.ts";
import { toPactsReport } from "./report/to-pacts-report.ts";
import type { PayloadSchema } from "./schemas/payload-schema.ts";
import { readPayloadSchemas } from "./schemas/read-payload-schemas.ts";
import { type MatrixRow, toContractRows, toMatrix } from "./schemas/variants.ts";
import { toOneLine } from "./text/one-line.ts";

/** Which pacts to verify, and how thoroughly. */
export interface VerifyPactsOptions {
  /** Pact files, and folders of them. */
  readonly paths: readonly string[];
  /** How many payloads to generate for each interaction. Default 1000. */
  readonly payloads?: number;
  /** Makes the payloads repeatable: a whole number below 2^32. Default: random, and in the report. */
  readonly seed?: number;
  /** Default `tolerant`. */
  readonly mode?: Mode;
  /** Stops the run. */
  readonly signal?: AbortSignal;
  /** Told now and then how many messages have been matched, of how many. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** A report, or one sentence that says why nothing could be verified. */
export type VerifyPactsOutcome =
  | { readonly ran: true; readonly report: PactsReport }
  | { readonly ran: false; readonly message: string };

/**
 * Verifies consumers' message pacts against the schemas, by Pact's verifier: first the examples, documented
 * ones before others, then payloads generated from the schemas. Contacts nobody, writes nothing. A pact that
 * is not satisfied is a report that has not passed; a file that is no such pact is a message instead.
 */
export async function verifyPacts(options: VerifyPactsOptions): Promise<VerifyPactsOutcome> {
  const { paths, payloads = 1000, seed = randomInt(2 ** 32 - 1), mode = modes[0] } = options;
  const problem = problemOf(paths, payloads, seed);
  if (problem !== undefined) return couldNotRun(problem);
  const sources = await readSources();
  const found = await readPacts(paths, sources.rows);
  if (!found.ok) return couldNotRun(describeProblem(found.problem));
  const plan = toPlan(found.pacts, sources, payloads);
  const { signal, onProgress = () => {} } = options;
  const runOptions: RunOptions = signal === undefined ? {} : { signal };
  const unreadable = await problemOfExpressions(found.pacts, runOptions);
  if (unreadable !== undefined) return couldNotRun(toOneLine(unreadable));
  const results = await run(plan, sources, { ...runOptions, seed, mode, onProgress });
  if ("message" in results) {
    const isUnreadable = results.reason === "no_report";
    const named = isUnreadable ? await findUnreadable(found.pacts, plan, sources) : undefined;
    return couldNotRun(named ?? toOneLine(results.message));
  }
  const report = toPactsReport({
    ...{ seed, mode, pacts: found.pacts, skipped: found.skipped },
    wanted: toContractRows(sources.rows),
    resultsOf: (interaction) => results.get(interaction) ?? [],
  });
  return { ran: true, report };
}

function problemOf(paths: readonly string[], payloads: number, seed: number): string | undefined {
  if (paths.length === 0) return "No pact is named: give a file or a folder.";
  if (!isWithin(payloads, 1, 1_000_000)) return "The number of payloads must be 1 to 1000000.";
  return isWithin(seed, 0, 2 ** 32 - 1) ? undefined : "The seed must be a whole number below 2^32.";
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

function couldNotRun(message: string): VerifyPactsOutcome {
  return { ran: false, message };
}

interface Sources extends ExampleSources {
  readonly schemas: ReadonlyMap<MatrixRow, PayloadSchema>;
}

async function readSources(): Promise<Sources> {
  const { index, dataOf, envelope } = await readDeliverySources();
  const rows = toMatrix(index);
  return { rows, dataOf, envelope, schemas: await readPayloadSchemas(index, rows) };
}

/** One subject for each variant of each interaction. */
type PlannedSubjects = ReadonlyMap<MessageInteraction, readonly PropertySubject[]>;

function toPlan(
  pacts: readonly MessagePact[],
  sources: Sources,
  payloads: number,
): PlannedSubjects {
  const interactions = pacts.flatMap((pact) => pact.interactions);
  const planned = interactions.map((interaction, nth) => {
    const { variants } = interaction;
    const count = Math.ceil(payloads / variants.length);
    const subjects = variants.map((row, at) => ({
      ...toSubject(interaction, row, sources),
      id: `${nth + 1}.${at + 1}`,
      count,
    }));
    return [interaction, subjects] as const;
  });
  return new Map(planned);
}

function toSubject(
  expectation: MessageInteraction,
  row: MatrixRow,
  { schemas, dataOf, envelope }: Sources,
): Omit<PropertySubject, "id" | "count"> {
  const schema = schemas.get(row);
  if (schema === undefined) throw new Error(`There is no schema of ${row.typeName}`);
  const seenIn = (steps: Steps): string | undefined =>
    row.examples.find(
      (example) =>
        valueAtSteps(toEnvelope(envelope, row.event, dataOf(example)), steps) !== undefined,
    )?.file;
  return { expectation, row, schema, seenIn };
}

type Results = ReadonlyMap<MessageInteraction, readonly VariantResult[]>;

interface Settings extends RunOptions {
  readonly seed: number;
  readonly mode: Mode;
  readonly onProgress: (done: number, total: number) => void;
}

interface Failed {
  readonly reason: MessagesFailure;
  readonly message: string;
}

async function run(
  plan: PlannedSubjects,
  sources: Sources,
  settings: Settings,
): Promise<Results | Failed> {
  const subjects = [...plan.values()].flat();
  const fromExamples = await runExamples(subjects, sources, settings);
  if (!fromExamples.ok) return fromExamples;
  const matched = subjects.reduce((sum, { row }) => sum + row.examples.length, 0);
  const total = subjects.reduce((sum, { count }) => sum + count, matched);
  settings.onProgress(matched, total);
  const onProgress = (done: number): void => settings.onProgress(matched + done, total);
  const fromPayloads = await verifyPayloads(subjects, { ...settings, onProgress });
  if (!fromPayloads.ok) return fromPayloads;
  const toResult = ({ id, row, count }: PropertySubject): VariantResult => ({
    row,
    payloads: count,
    fromExamples: fromExamples.findings.get(id) ?? [],
    fromPayloads: fromPayloads.findings.get(id) ?? [],
  });
  return new Map([...plan].map(([interaction, own]) => [interaction, own.map(toResult)]));
}

function runExamples(
  subjects: readonly PropertySubject[],
  sources: Sources,
  settings: RunOptions,
): Promise<ExamplesRun> {
  return verifyExamples(subjects, {
    ...settings,
    provider: provideExamples(sources),
    messageOf: ({ event }, example) => toEnvelope(sources.envelope, event, sources.dataOf(example)),
  });
}

/** Pact refuses a file as a whole over one rule that it cannot read: the interaction is found by trying each. */
async function findUnreadable(
  pacts: readonly MessagePact[],
  plan: PlannedSubjects,
  sources: Sources,
): Promise<string | undefined> {
  for (const { file, interactions } of pacts) {
    for (const interaction of interactions) {
      const tried = await runExamples(plan.get(interaction) ?? [], sources, {});
      const reason = tried.ok
        ? undefined
        : /^Failed to load pact '.*' - (.*)$/s.exec(tried.message)?.[1];
      if (reason === undefined) continue;
      const { pointer } = interaction;
      return describeProblem({ file, pointer, message: `cannot be read by Pact: ${reason}` });
    }
  }
  return undefined;
}
