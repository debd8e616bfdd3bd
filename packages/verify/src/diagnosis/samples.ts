import { isJsonArray, isJsonObject, type Json, withValueAt } from "../json/json.ts";
import { type JsonLayout, jsonLayouts, serializers } from "../json/serializers.ts";
import { type Form, type PlannedDelivery, withFreshIds } from "../plan/delivery.ts";
import { toJsonText } from "../plan/json-layouts.ts";
import { type Check, plainTransport } from "../receiver/checks.ts";
import type { CheckResult } from "../receiver/verdict.ts";

/** Sources of samples. */
export interface SampleContext {
  /** Delivery of the event and form in question. */
  readonly like: Check;
  /** Eight characters that are part of all IDs of the run. */
  readonly run: string;
}

/** Delivery in one layout of its content. */
export interface LaidOut {
  readonly check: Check;
  readonly layout: JsonLayout;
}

/**
 * Finds the smallest plain delivery of the same event and form, which stays below any size limit.
 */
export function smallestLike(suspect: CheckResult, results: readonly CheckResult[]): CheckResult {
  const { event, form } = suspect.check.delivery.subject;
  const alike = results.filter((one) => {
    const { subject } = one.check.delivery;
    return one.check.group === "contract" && subject.event === event && subject.form === form;
  });
  const sizeOf = (one: CheckResult): number => Buffer.byteLength(one.check.delivery.body);
  return alike.reduce((least, one) => (sizeOf(one) < sizeOf(least) ? one : least), suspect);
}

/**
 * Plans deliveries that distinguish the serializers: one as each of them writes it, with text,
 * numbers and order in which they differ. A receiver that re-serializes JSON accepts only the bytes
 * that its serializer leaves unchanged.
 */
export function planSamples({ like, run }: SampleContext): readonly Check[] {
  const telling = withMetadata(like, tellingText);
  return serializers.map(({ rewrite }, at) => {
    const body = rewrite(toJsonText(telling, "foreign"));
    return toSample(like, body, { run, nth: toNth("s", at) });
  });
}

/**
 * Plans one content in every layout. Its keys are sorted already, so that a serializer that sorts
 * keys makes no difference.
 */
export function planLayouts({ like, run }: SampleContext): readonly LaidOut[] {
  const text = JSON.stringify(sortKeys(withMetadata(like, plainText)));
  return jsonLayouts.map((layout, at) => {
    const check = toSample(like, layout.rewrite(text), { run, nth: toNth("l", at) });
    return { check, layout };
  });
}

/**
 * Plans bodies that no serializer changes, each signed and forged: a long text, and an empty
 * object.
 */
export function planTiny({ like }: SampleContext): readonly Check[] {
  const bodies = [JSON.stringify("a".repeat(Buffer.byteLength(like.delivery.body))), "{}"];
  return bodies.flatMap((body) => {
    const delivery: PlannedDelivery = { ...like.delivery, body, signed: body };
    // No handler runs with such a body, so the run waits for none.
    const signed: Check = { ...like, group: "refusal", delivery, transport: plainTransport };
    return [signed, { ...signed, delivery: { ...delivery, tampering: "signature wrong" } }];
  });
}

/** Returns the same sample with fresh IDs. */
export function toSampleAgain(sample: Check, { run }: SampleContext, at: number): Check {
  return { ...sample, delivery: withFreshIds(sample.delivery, run, toNth("m", at)) };
}

function toSample(
  like: Check,
  body: string,
  { run, nth }: { readonly run: string; readonly nth: string },
): Check {
  const delivery = withFreshIds({ ...like.delivery, body, signed: body }, run, nth);
  return { ...like, delivery, transport: plainTransport };
}

function toNth(letter: string, at: number): string {
  return `${letter}${String(at + 1).padStart(3, "0")}`;
}

// Keys that are not in alphabetical order, and characters that some serializers escape.
const tellingText = { shop: `<b>"Kč" & Co.</b> it's=+\`/`, rating: 10, note: "東京 🎁", empty: {} };

// Only letters and slashes, because a proxy in front of a receiver may refuse text that looks like
// markup.
const plainText = { note: "Kč, 東京 🎁", shop: "north/south" };

function withMetadata({ delivery }: Check, metadata: Json): Json {
  const path = [...dataPathOf(delivery.subject.form), "order", "metadata"];
  return withValueAt(JSON.parse(delivery.body), path, metadata);
}

function dataPathOf(form: Form): readonly string[] {
  return form === "raw" ? [] : ["data"];
}

function sortKeys(value: Json): Json {
  if (isJsonArray(value)) return value.map(sortKeys);
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, sortKeys(item)] as const);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}
