import { randomInt } from "node:crypto";
import { type BrokerOptions, type BrokerSettings, toBrokerSettings } from "./broker/options.ts";
import { verifyBrokerPacts } from "./broker/verify-broker-pacts.ts";
import { VerifyError } from "./errors.ts";
import { type Steps, valueAtSteps } from "./json/json.ts";
import { type NotRun, toNotRun } from "./not-run.ts";
import { countMessages, payloadsOf } from "./pacts/count-messages.ts";
import { assertExpressions } from "./pacts/engine/check-regexes.ts";
import { explainFailure } from "./pacts/engine/find-culprit.ts";
import { type ExampleSources, provideExamples, toMessage } from "./pacts/example-messages.ts";
import type { VariantResult } from "./pacts/findings.ts";
import { recognizeForm, schemaOfForm } from "./pacts/forms.ts";
import type { RunOptions } from "./pacts/match-messages.ts";
import type { MessageInteraction, MessagePact } from "./pacts/parse-pact.ts";
import { placeOfInteraction } from "./pacts/place.ts";
import { type FoundPacts, parseDocuments, readPacts } from "./pacts/read-pacts.ts";
import type { PactSubject } from "./pacts/subject.ts";
import { verifyExamples } from "./pacts/verify-examples.ts";
import { verifyPayloads } from "./pacts/verify-payloads.ts";
import { type Mode, modes } from "./payloads/generate.ts";
import { readDeliverySources } from "./plan/deliveries.ts";
import type { PactsReport } from "./report/pacts-report.ts";
import { toPactsReport, toUnpublished } from "./report/to-pacts-report.ts";
import type { PayloadSchema } from "./schemas/payload-schema.ts";
import { readPayloadSchemas } from "./schemas/read-payload-schemas.ts";
import { type MatrixRow, toContractRows, toMatrix } from "./schemas/variants.ts";

/** Options of `verifyPacts`. */
export interface VerifyPactsOptions {
  /** Pact files, or folders with pact files. */
  readonly paths?: readonly string[];
  /** Pact Broker to read pacts from, instead of files. */
  readonly broker?: BrokerOptions;
  /** Number of payloads to generate for each interaction. Default: 1000. */
  readonly payloads?: number;
  /**
   * Seed that makes the payloads repeatable: an integer below 2^32. Default: random. The report
   * contains it.
   */
  readonly seed?: number;
  /** Default: `tolerant`. */
  readonly mode?: Mode;
  /** Signal that stops the run. */
  readonly signal?: AbortSignal;
  /**
   * Called from time to time with the number of messages matched so far, and the total. While
   * results are published, `counted` is `publishing`: it counts the runs of Pact's verifier, two
   * for each pact.
   */
  readonly onProgress?: (done: number, total: number, counted: CountedProgress) => void;
}

/** Unit of the progress of a verification. */
export type CountedProgress = "messages" | "publishing";

/** Report, or a code and a message that say why nothing could be verified. */
export type VerifyPactsOutcome = { readonly ran: true; readonly report: PactsReport } | NotRun;

/**
 * Verifies consumers' message pacts against the schemas with Pact's verifier: first the examples,
 * with documented ones first, then payloads generated from the schemas. It contacts only a given
 * broker, and writes only the results there, if `publish` is set. If a pact is not satisfied, the
 * report has `passed: false`. If a file is not a valid message pact, the outcome has a message
 * instead of a report.
 */
export async function verifyPacts(options: VerifyPactsOptions): Promise<VerifyPactsOutcome> {
  try {
    return { ran: true, report: await run(toSettings(options)) };
  } catch (error) {
    return toNotRun(error, options.signal);
  }
}

/** Validated options with every default filled in. */
interface PactsSettings {
  readonly paths: readonly string[];
  readonly broker: BrokerSettings | undefined;
  readonly payloads: number;
  readonly seed: number;
  readonly mode: Mode;
  readonly onProgress: NonNullable<VerifyPactsOptions["onProgress"]>;
  readonly runOptions: RunOptions;
}

function toSettings(options: VerifyPactsOptions): PactsSettings {
  const { paths = [], payloads = 1000, seed = randomInt(2 ** 32 - 1), mode = modes[0] } = options;
  const { signal, onProgress = () => {} } = options;
  const broker = options.broker && toBrokerSettings(options.broker);
  if ((paths.length === 0) === (broker === undefined)) {
    throw new VerifyError("option_invalid", {
      place: "paths",
      expected: "either pact files or folders, or a broker",
      found: broker === undefined ? "none" : "both",
      fix: "Set one of the two.",
    });
  }
  assertWithin("--payloads", payloads, [1, 1_000_000]);
  assertWithin("--seed", seed, [0, 2 ** 32 - 1]);
  const runOptions = { explain: explainFailure, ...(signal && { signal }) };
  return { paths, broker, payloads, seed, mode, onProgress, runOptions };
}

function assertWithin(
  place: string,
  value: number,
  [least, most]: readonly [least: number, most: number],
): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new VerifyError("option_invalid", {
    place,
    expected: `an integer from ${least} to ${most}`,
    found: String(value),
    fix: "Choose a number in this range, or omit the option.",
  });
}

async function run(settings: PactsSettings): Promise<PactsReport> {
  const sources = await readSources();
  const { paths, broker, seed, mode, runOptions } = settings;
  if (broker === undefined) {
    const found = await readPacts(paths, sources.rows);
    return judge(found, sources, { ...settings, all: found.pacts });
  }
  const results = await verifyBrokerPacts({
    ...{ settings: broker, provider: provideExamples(sources) },
    parse: (document) => parseDocuments([document], sources.rows).pacts,
    judge: (pact, all) => judge({ pacts: [pact], skipped: [] }, sources, { ...settings, all }),
    onPublishing: (done, total) => settings.onProgress(done, total, "publishing"),
    signal: runOptions.signal,
  });
  const unpublished = toUnpublished(results.pacts, toContractRows(sources.rows));
  return { kind: "pacts", seed, mode, unpublished, ...results };
}

interface JudgeSettings extends PactsSettings {
  /** All pacts of the run, including those that are judged before or after. */
  readonly all: readonly MessagePact[];
}

async function judge(
  { pacts, skipped }: FoundPacts,
  sources: Sources,
  settings: JudgeSettings,
): Promise<PactsReport> {
  const { seed, mode } = settings;
  await assertExpressions(pacts, settings.runOptions);
  const onProgress = countFrom(pacts, settings);
  const planned = planSubjects(pacts, sources, settings.payloads);
  const results = await verify(planned, sources, { ...settings, onProgress });
  return toPactsReport({
    ...{ seed, mode, pacts, skipped },
    wanted: toContractRows(sources.rows),
    resultsOf: (interaction) => results.get(interaction) ?? [],
  });
}

/** Counts the messages of these pacts after those of the pacts before them. */
function countFrom(
  [first]: readonly MessagePact[],
  { all, payloads, onProgress }: JudgeSettings,
): (done: number) => void {
  const counts = all.map((pact) => countMessages(pact, payloads));
  const sumOf = (some: readonly number[]): number => some.reduce((sum, one) => sum + one, 0);
  const before = sumOf(counts.slice(0, first === undefined ? 0 : all.indexOf(first)));
  return (done) => onProgress(before + done, sumOf(counts), "messages");
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
type PlannedSubjects = ReadonlyMap<MessageInteraction, readonly PactSubject[]>;

function planSubjects(
  pacts: readonly MessagePact[],
  sources: Sources,
  payloads: number,
): PlannedSubjects {
  const interactions = pacts.flatMap(({ file, interactions: own }) =>
    own.map((interaction) => ({ interaction, place: placeOfInteraction({ file }, interaction) })),
  );
  const planned = interactions.map(({ interaction, place }, nth) => {
    const { variants } = interaction;
    const count = payloadsOf(variants, payloads);
    const subjects = variants.map((row, at) => ({
      ...{ id: `${nth + 1}.${at + 1}`, place, count, expectation: interaction },
      ...toSubject(row, interaction, sources),
    }));
    return [interaction, subjects] as const;
  });
  return new Map(planned);
}

function toSubject(
  row: MatrixRow,
  { form, content }: MessageInteraction,
  sources: Sources,
): Pick<PactSubject, "row" | "form" | "looksLike" | "schema" | "seenIn"> {
  const schema = sources.schemas.get(row);
  if (schema === undefined) throw new Error(`There is no schema of ${row.typeName}`);
  const seenIn = (steps: Steps): string | undefined =>
    row.examples.find(
      (example) => valueAtSteps(toMessage(sources, { row, example, form }), steps) !== undefined,
    )?.file;
  const looksLike = recognizeForm(content, form, schema);
  return { row, form, looksLike, schema: schemaOfForm(schema, form), seenIn };
}

interface VerifySettings extends Pick<PactsSettings, "seed" | "mode" | "runOptions"> {
  /** Called with the number of messages matched so far. */
  readonly onProgress: (done: number) => void;
}

type Results = ReadonlyMap<MessageInteraction, readonly VariantResult[]>;

async function verify(
  planned: PlannedSubjects,
  sources: Sources,
  { seed, mode, runOptions, onProgress }: VerifySettings,
): Promise<Results> {
  const subjects = [...planned.values()].flat();
  const fromExamples = await verifyExamples(subjects, {
    ...runOptions,
    provider: provideExamples(sources),
  });
  const matched = subjects.reduce((sum, { row }) => sum + row.examples.length, 0);
  onProgress(matched);
  const fromPayloads = await verifyPayloads(subjects, {
    ...{ ...runOptions, seed, mode },
    onProgress: (done) => onProgress(matched + done),
  });
  const toResult = ({ id, row, count }: PactSubject): VariantResult => ({
    ...{ row, payloads: count },
    fromExamples: fromExamples.get(id) ?? [],
    fromPayloads: fromPayloads.get(id) ?? [],
  });
  return new Map([...planned].map(([interaction, own]) => [interaction, own.map(toResult)]));
}
