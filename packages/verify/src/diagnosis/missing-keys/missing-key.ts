import { isJsonArray, isJsonObject, type Json, type Steps, toPointer } from "../../json/json.ts";
import type { PlannedDelivery } from "../../plan/delivery.ts";
import type { CheckResult } from "../../receiver/verdict.ts";
import type { NamedKeys } from "../named-keys.ts";
import { hasPassed, isAuthentic } from "../repeats.ts";

/** Kind of a key without a value: null or absent. */
export type Missing = (typeof allMissing)[number];

/** Both kinds of a key without a value. */
export const allMissing = ["null", "absent"] as const;

/** Key of the data without which deliveries fail. */
export interface MissingKey {
  /** Steps to the key from the data. */
  readonly steps: Steps;
  /** Kinds of missing values that break deliveries. */
  readonly ways: ReadonlySet<Missing>;
  /** Trait of the subjects that need the key. Undefined if all do. */
  readonly scope: string | undefined;
  readonly checks: readonly CheckResult[];
  /** Delivery that shows the failure with nothing else changed. */
  readonly smallest: PlannedDelivery;
}

/** Returns the JSON pointer to a key in an envelope, which names the key in a text. */
export function pointerOf({ steps }: Pick<MissingKey, "steps">): string {
  return toPointer(["data", ...steps]);
}

/**
 * Attributes failures to a key that has no value in them, in the widest scope in which no delivery
 * without it was accepted. Undefined if there is no such scope.
 */
export function attributeToKey(
  { differences, smallest }: Pick<NamedKeys, "differences" | "smallest">,
  failed: readonly CheckResult[],
  all: readonly CheckResult[],
): MissingKey | undefined {
  const [difference, ...more] = differences;
  const isMissing = difference?.to === null || difference?.to === undefined;
  if (difference === undefined || more.length > 0 || !isMissing) return undefined;
  const own = difference.to === null ? "null" : "absent";
  const steps = stepsInData(difference.places[0], smallest);
  const passed = all.filter((one) => isAuthentic(one) && hasPassed(one));
  for (const scope of [undefined, ...scopesOf(smallest)]) {
    // A missing key may be harmless in later items, if the receiver reads only the first one.
    for (const path of [steps.map(toPattern), steps]) {
      const isMissed = (one: CheckResult, way: Missing): boolean =>
        isInScope(one, scope) && listWays(one.check.delivery, path).has(way);
      const ways = allMissing.filter((way) => !passed.some((one) => isMissed(one, way)));
      if (!ways.includes(own)) continue;
      const checks = failed.filter((one) => ways.some((way) => isMissed(one, way)));
      const seen = ways.filter((way) => checks.some((one) => isMissed(one, way)));
      if (checks.length > 0) return { steps, ways: new Set(seen), scope, checks, smallest };
    }
  }
  return undefined;
}

function stepsInData(steps: Steps, { subject }: PlannedDelivery): Steps {
  return subject.form === "raw" ? steps : steps.slice(1);
}

const anyItem = "*";

function toPattern(step: string | number): string | number {
  return typeof step === "number" ? anyItem : step;
}

/** Returns the scopes of a delivery, the widest first. */
function scopesOf({ subject: { event, purpose, form } }: PlannedDelivery): readonly string[] {
  return [
    ...[`event ${event}`, `purpose ${purpose}`, `form ${form}`],
    ...[`event ${event}, purpose ${purpose}`, `event ${event}, form ${form}`],
    `form ${form}, purpose ${purpose}`,
  ];
}

function isInScope({ check }: CheckResult, scope: string | undefined): boolean {
  return scope === undefined || check.traits.has(scope);
}

/**
 * Returns the kinds in which a key has no value in a delivery. Empty if the parent object is
 * absent.
 */
function listWays(delivery: PlannedDelivery, path: Steps): ReadonlySet<Missing> {
  const body: Json = JSON.parse(delivery.body);
  const isRaw = delivery.subject.form === "raw";
  const objects = listAt([body], [...(isRaw ? [] : ["data"]), ...path.slice(0, -1)]);
  const key = path.at(-1) ?? "";
  return new Set(
    objects.filter(isJsonObject).flatMap((object): readonly Missing[] => {
      if (!Object.hasOwn(object, key)) return ["absent"];
      return object[key] === null ? ["null"] : [];
    }),
  );
}

function listAt(values: readonly Json[], path: Steps): readonly Json[] {
  return path.reduce<readonly Json[]>((found, step) => {
    return found.flatMap((value) => {
      if (isJsonArray(value))
        return step === anyItem ? value : value.slice(Number(step)).slice(0, 1);
      return isJsonObject(value) && Object.hasOwn(value, step) ? [value[step] ?? null] : [];
    });
  }, values);
}
