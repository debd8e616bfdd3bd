import { type JsonObject, toPointer } from "../json/json.ts";
import { generatePayload, type Mode } from "../payloads/generate.ts";
import { sizeOf } from "../payloads/shrink.ts";
import { keyOfVariant } from "../schemas/variants.ts";
import { toOneLine } from "../text/one-line.ts";
import { adviseOn, placeToChange } from "./advice.ts";
import { type Batch, type BatchMismatch, type BatchMismatches, matchBatches } from "./batch.ts";
import { clipStep, mostOfWords, type PayloadFinding } from "./findings.ts";
import { uniteByForm } from "./forms.ts";
import type { RunOptions } from "./match-messages.ts";
import { type Failure, minimize } from "./minimize.ts";
import { keyOfPlace, situationOf } from "./situation.ts";
import type { PactSubject } from "./subject.ts";

/** Options of a run that determine its payloads. */
export interface PropertyOptions extends RunOptions {
  readonly seed: number;
  readonly mode: Mode;
  /** Called after each part of the run with the number of payloads matched so far. */
  readonly onProgress?: (matched: number) => void;
}

/**
 * Matches payloads that the schemas allow with the expectations of a pact in Pact's engine, many in
 * one message. Returns the findings by subject. Minimizes failing payloads as long as Pact finds
 * the same failure.
 */
export async function verifyPayloads(
  subjects: readonly PactSubject[],
  options: PropertyOptions,
): Promise<ReadonlyMap<string, readonly PayloadFinding[]>> {
  const byKey = new Map<string, Group>();
  let matched = 0;
  const batches = subjects.flatMap((subject) => toBatches(subject, options));
  for (const round of toChunks(toChunks(batches, batchesPerRun), runsAtOnce)) {
    const mismatches = await matchRound(round, options);
    for (const batch of round.flat()) gather(byKey, batch, mismatches.get(batch.id) ?? []);
    matched += round.flat().reduce((sum, { count }) => sum + count, 0);
    options.onProgress?.(matched);
  }
  const groups = toShown(subjects, [...byKey.values()]);
  const ofPayloads = groups.filter(isOfPayload);
  const smallest = await minimize(ofPayloads.map(toFailure), options);
  const minimized = ofPayloads.map((group, at) => ({ group, failure: smallest[at] }));
  const others = groups.filter((group) => !isOfPayload(group)).map((group) => ({ group }));
  return toFindings(subjects, [...others, ...minimized]);
}

/** Matches parts of a run in parallel. Waits for all of them, even if one has thrown. */
async function matchRound(
  round: readonly (readonly Batch[])[],
  options: RunOptions,
): Promise<BatchMismatches> {
  const runs = await Promise.allSettled(round.map((part) => matchBatches(part, options)));
  const failed = runs.find((run) => run.status === "rejected");
  if (failed !== undefined) throw failed.reason;
  return new Map(runs.flatMap((run) => (run.status === "fulfilled" ? [...run.value] : [])));
}

// Pact's time depends on the number of messages and their length, hardly on the number of payloads.
const batchSize = 250;

// The pact file contains the expectation once for each payload.
const batchCharacters = 1_000_000;

// Number of batches in one run of Pact's verifier, which reads all of their expectations at once.
const batchesPerRun = 6;

// Number of runs of Pact's verifier at the same time. Each run takes nearly all of its time in
// Pact, on one core.
const runsAtOnce = 2;

interface PropertyBatch extends Batch {
  readonly subject: PactSubject;
  readonly first: number;
}

function toBatches(subject: PactSubject, { seed, mode }: PropertyOptions): PropertyBatch[] {
  const { id, place, expectation, schema, row, form, count } = subject;
  const stream = form === "raw" ? `${keyOfVariant(row)}/raw` : keyOfVariant(row);
  const most = Math.min(batchSize, Math.ceil(batchCharacters / sizeOf(expectation.content)));
  return Array.from({ length: Math.ceil(count / most) }, (_, at) => {
    const first = at * most;
    const payloadAt = (nth: number): JsonObject =>
      generatePayload({ schema, seed, stream, nth: first + nth, mode });
    const size = Math.min(most, count - first);
    return {
      id: `${id} from ${first}`,
      place,
      expectation,
      count: size,
      payloadAt,
      subject,
      first,
    };
  });
}

function toChunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}

/**
 * Payloads that fail because of one place that has to change: the first one, and the numbers of
 * all.
 */
interface Group {
  readonly subject: PactSubject;
  readonly first: BatchMismatch & { readonly payload: JsonObject };
  readonly nths: Set<number>;
}

// Keeps only the first payload of a group, because a pact that fails for all payloads would fill
// the memory.
function gather(
  byKey: Map<string, Group>,
  { subject, first, count, payloadAt }: PropertyBatch,
  mismatches: readonly BatchMismatch[],
): void {
  const isFailing = new Set(mismatches.map(({ nth }) => nth));
  const payloads = Array.from({ length: count }, (_, nth) => isFailing.has(nth) && payloadAt(nth));
  for (const { nth, steps, inAll, ...found } of uniteByForm(mismatches, subject.looksLike).toSorted(
    inOrder,
  )) {
    const payload = payloads[nth] || payloadAt(nth);
    const key = `${subject.id} ${inAll ? found.text : keyOfPlace(placeToChange(steps, subject.schema))}`;
    const own = { ...found, nth: first + nth, steps, inAll, payload };
    const group = byKey.get(key) ?? { subject, first: own, nths: new Set() };
    for (const one of inAll ? Array(count).keys() : [nth]) group.nths.add(first + one);
    byKey.set(key, group);
  }
}

/** Sorts mismatches, because Pact reports them in no fixed order and reports must be repeatable. */
function inOrder(one: BatchMismatch, other: BatchMismatch): number {
  const [pointer, otherPointer] = [toPointer(one.steps), toPointer(other.steps)];
  return one.nth - other.nth || (pointer < otherPointer ? -1 : Number(pointer > otherPointer));
}

// More groups add nothing new, and minimizing each takes time.
const groupsPerSubject = 8;

function toShown(subjects: readonly PactSubject[], groups: readonly Group[]): readonly Group[] {
  return subjects.flatMap(({ id }) =>
    groups.filter(({ subject }) => subject.id === id).slice(0, groupsPerSubject),
  );
}

function isOfPayload({ first }: Group): boolean {
  return !first.inAll;
}

/** Group with its smallest failure, if a payload can be minimized. */
interface Minimized {
  readonly group: Group;
  readonly failure?: Failure | undefined;
}

function toFailure({ subject, first: { payload, steps, text } }: Group): Failure {
  const { expectation, schema } = subject;
  return { expectation, schema, payload, steps, text };
}

function toFindings(
  subjects: readonly PactSubject[],
  found: readonly Minimized[],
): ReadonlyMap<string, readonly PayloadFinding[]> {
  const findingsOf = (subject: PactSubject): PayloadFinding[] =>
    found.filter(({ group }) => group.subject === subject).map(toFinding);
  return new Map(subjects.map((subject) => [subject.id, findingsOf(subject)]));
}

function toFinding({ group, failure = toFailure(group) }: Minimized): PayloadFinding {
  const { subject, first, nths } = group;
  const { payload, steps, text } = failure;
  return {
    pointer: toPointer(steps.map(clipStep)),
    situation: situationOf(payload, steps),
    text: toOneLine(text, mostOfWords),
    failed: nths.size,
    nth: first.nth,
    payload: first.inAll ? null : payload,
    advice: adviseOn(subject, steps, first.isOfEach),
  };
}
