import { setTimeout as sleep } from "node:timers/promises";
import { throwIfStopped } from "../../errors.ts";
import { isSuccess } from "../../http/answer.ts";
import { send } from "../../http/client.ts";
import {
  isJsonArray,
  isJsonObject,
  type Json,
  mapJson,
  type Steps,
  valueAt,
  withValueAt,
} from "../../json/json.ts";
import type { Misfit } from "../../observation/document.ts";
import type { Handled } from "../../observation/handled.ts";
import {
  type ObservationSource,
  type Reading,
  readObservation,
  toObservationError,
} from "../../observation/observation.ts";
import { orderIdOf, type PlannedDelivery, type Subject } from "../../plan/delivery.ts";
import { type Check, plainTransport, toCopy } from "../checks.ts";
import type { RunSettings } from "../options.ts";
import { addressOf, toRequest } from "../request.ts";
import { assertKnownNames } from "./known-names.ts";

/** Reads the entries that exist before the run. Throws if the document cannot be read. */
export async function assertObservation(source: ObservationSource): Promise<readonly Handled[]> {
  const reading = await readObservation(source);
  if (reading.kind !== "entries") throw toObservationError(source.url, reading);
  return reading.handled;
}

/** Observation of a run, with the entries that it had before. */
export interface Observed {
  readonly source: ObservationSource;
  readonly before: readonly Handled[];
}

const pauseMs = 20;

/**
 * Sends one authentic delivery with its own IDs, which is no check, and reads the document until it
 * lists the delivery. Throws if the document is then invalid, or identifies the delivery by another
 * ID than the order's. Returns if the delivery is not listed in time, because the run itself
 * reports a receiver that handles nothing.
 */
export async function tryObservation(
  settings: RunSettings,
  { source, before }: Observed,
  like: Check,
): Promise<void> {
  const trial = toTrial(like, settings.run);
  const { delivery } = trial;
  if (!(await isTaken(settings, trial))) return;
  const deadline = performance.now() + settings.observeWithinMs;
  for (;;) {
    const reading = await readObservation(source);
    throwIfStopped(settings.signal);
    const isOver = performance.now() >= deadline;
    await assertKnownNames(source.url, reading, delivery);
    if (isFound(reading, delivery)) return;
    const misfit = toMisfit(reading, { delivery, before, isOver });
    if (misfit !== undefined) throw toObservationError(source.url, misfit);
    if (isOver) return;
    await sleep(pauseMs);
  }
}

/**
 * Copies a check with a new customer ID too, so that a receiver that detects duplicates by the
 * customer does not drop the next delivery. Also sets the order's `source_id`, which is null in
 * many payloads.
 */
function toTrial(like: Check, run: string): Check {
  const { delivery } = toCopy(like, run, { letter: "o", nth: 1 });
  const body: Json = JSON.parse(delivery.body);
  const root = delivery.subject.form === "raw" ? [] : ["data"];
  const customer = valueAt(body, ...root, "customer", "id");
  const renamed = mapJson(body, (value) => (value === customer ? `cust_${run}o001` : value));
  const text = JSON.stringify(
    withValueAt(renamed, [...root, "order", "source_id"], `order-${run}`),
  );
  const own = { ...delivery, body: text, signed: text };
  return { ...like, delivery: own, transport: plainTransport };
}

async function isTaken(settings: RunSettings, trial: Check): Promise<boolean> {
  const { headers, body } = toRequest(trial, settings);
  const { timeoutMs, signal } = settings;
  const url = addressOf(settings, trial.delivery.subject);
  const all = [...settings.headers, ...headers];
  const answer = await send({ url, headers: all, body, timeoutMs, signal });
  throwIfStopped(signal);
  return isSuccess(answer);
}

function isFound(reading: Reading, { body, subject }: PlannedDelivery): boolean {
  const wanted = orderIdOf(body, subject.form);
  return reading.kind === "entries" && reading.handled.some(({ orderId }) => orderId === wanted);
}

interface TrialState {
  readonly delivery: PlannedDelivery;
  readonly before: readonly Handled[];
  readonly isOver: boolean;
}

/**
 * Finds the problem of a reading. An unreachable document may become readable, but an invalid one
 * is final.
 */
function toMisfit(
  reading: Reading,
  { delivery, before, isOver }: TrialState,
): Exclude<Reading, { kind: "entries" }> | undefined {
  if (reading.kind === "misfit") return reading;
  if (!isOver) return undefined;
  if (reading.kind === "entries") {
    return (
      findOtherId(reading.handled, delivery) ?? findNewEntry(reading.handled, delivery, before)
    );
  }
  // The run reports a process that exited in more detail.
  return reading.isBroken ? undefined : reading;
}

/** Finds an entry whose orderId is another ID of the delivery. */
function findOtherId(
  handled: readonly Handled[],
  { body, subject }: PlannedDelivery,
): Misfit | undefined {
  const ids = listIds(JSON.parse(body));
  for (const [at, { orderId }] of handled.entries()) {
    const id = ids.find(({ value }) => value === orderId);
    if (id !== undefined) return toOtherId(at, subject, `the delivery's ${id.path}`);
  }
  return undefined;
}

/**
 * Finds an entry that was added with the delivery, has its event and purpose, but none of its IDs.
 */
function findNewEntry(
  handled: readonly Handled[],
  { subject }: PlannedDelivery,
  before: readonly Handled[],
): Misfit | undefined {
  const countOf = (entries: readonly Handled[], wanted: Handled): number =>
    entries.filter((one) => isSameEntry(one, wanted)).length;
  const at = handled.findIndex(
    (one) =>
      one.event === subject.event &&
      one.purpose === subject.purpose &&
      countOf(handled, one) > countOf(before, one),
  );
  return at < 0 ? undefined : toOtherId(at, subject, "a string that is no ID of the delivery");
}

function isSameEntry(one: Handled, other: Handled): boolean {
  const keys = ["event", "purpose", "orderId"] as const;
  return keys.every((key) => one[key] === other[key]);
}

function toOtherId(at: number, { form }: Subject, found: string): Misfit {
  const own = form === "raw" ? "order.id" : "data.order.id";
  const expected = `the order ID (${own}) at orderId`;
  return { kind: "misfit", pointer: `/handled/${at}`, expected, found };
}

interface Id {
  readonly path: string;
  readonly value: string;
}

function listIds(value: Json, steps: Steps = []): readonly Id[] {
  const key = String(steps.at(-1) ?? "");
  if (typeof value === "string") {
    return /(^|_)id$/.test(key) && value !== "" ? [{ path: steps.join("."), value }] : [];
  }
  const entries = isJsonArray(value) ? [...value.entries()] : Object.entries(value ?? {});
  if (!isJsonArray(value) && !isJsonObject(value)) return [];
  return entries.flatMap(([step, child]) => listIds(child, [...steps, step]));
}
