import { groupBy } from "../json/group.ts";
import { type Json, withValueAt } from "../json/json.ts";
import { type Serializer, serializers } from "../json/serializers.ts";
import type { PlannedDelivery } from "../plan/delivery.ts";
import { toJsonText } from "../plan/json-layouts.ts";
import { type Check, plainTransport, toCopy } from "../receiver/checks.ts";
import type { CheckResult } from "../receiver/verdict.ts";
import { isAuthentic, isFailed, isHostile, kindOf } from "./repeats.ts";

/** Serializers by which a receiver may have written JSON before it verified it, and what fails for that. */
export interface Rewriting {
  readonly names: readonly string[];
  readonly checks: readonly CheckResult[];
}

/** Failures that were answered as forgeries are. Only those can be a matter of the signature. */
export function listTakenForForged(results: readonly CheckResult[]): readonly CheckResult[] {
  const refused = results.filter((one) => isHostile(one) && one.verdict === "refused");
  const statuses = new Set(refused.map(({ status }) => status));
  return results.filter(
    (one) => isAuthentic(one) && isFailed(one) && statuses.has(one.status ?? 0),
  );
}

/**
 * Plans deliveries that tell the serializers apart: one as each of them writes it, with text, numbers and
 * order in which they differ. A receiver that writes JSON again takes what its serializer leaves alone.
 */
export function planSamples(
  { check }: CheckResult,
  run: string,
  all: readonly Serializer[] = serializers,
): readonly Check[] {
  const { form } = check.delivery.subject;
  return all.map(({ rewrite }, at) => {
    const telling = withTellingText(JSON.parse(check.delivery.body), form);
    const body = rewrite(toJsonText(telling, "foreign"));
    const delivery = { ...check.delivery, body, signed: body };
    const sample = { ...check, delivery, transport: plainTransport };
    return toCopy(sample, run, { letter: "s", nth: at + 1 });
  });
}

// Not in the order of the alphabet, and with characters that one or the other escapes.
const tellingText = { shop: `<b>"Kč" & Co.</b> it's=+\`/`, rating: 10, note: "東京 🎁", empty: {} };

function withTellingText(body: Json, form: PlannedDelivery["subject"]["form"]): Json {
  const path = [...(form === "raw" ? [] : ["data"]), "order", "metadata"];
  return withValueAt(body, path, tellingText);
}

/**
 * Finds serializers that explain all failures of one kind: what fails is what they change, and nothing
 * else. Undefined if none does.
 */
export function findRewriting(
  results: readonly CheckResult[],
  samples: readonly CheckResult[],
  all: readonly Serializer[] = serializers,
): Rewriting | undefined {
  const isSent = ({ verdict }: CheckResult): boolean => verdict !== "skipped";
  const taken = [...results.filter(isAuthentic), ...samples].filter(isSent);
  const others = taken.filter((one) => !isFailed(one) || samples.includes(one));
  const kinds = groupBy(listTakenForForged(results), kindOf);
  for (const checks of kinds.values()) {
    const names = all.filter((one) => explains(one, [...checks, ...others]));
    if (names.length > 0) return { names: names.map(({ name }) => name), checks };
  }
  return undefined;
}

/** True if exactly those fail whose bytes change, and some do not. */
function explains({ rewrite }: Serializer, results: readonly CheckResult[]): boolean {
  const isKept = ({ check: { delivery } }: CheckResult): boolean =>
    rewrite(delivery.body) === delivery.body;
  return (
    results.some((one) => !isFailed(one)) && results.every((one) => isFailed(one) !== isKept(one))
  );
}
