import { isJsonArray, isJsonObject, type Json, type Steps, toPointer } from "../../json/json.ts";
import type { PlannedDelivery } from "../../plan/delivery.ts";
import type { CheckResult } from "../../receiver/verdict.ts";
import type { NamedKeys } from "../named-keys.ts";
import { hasPassed, isAuthentic } from "../repeats.ts";

/** A key that has no value: it is null or absent. */
export type Missing = (typeof allMissing)[number];

/** Both ways of a key to have no value. */
export const allMissing = ["null", "absent"] as const;

/** Key of the data without which deliveries fail. */
export interface MissingKey {
  /** Steps to it from the data. */
  readonly steps: Steps;
  /** Ways of it to have no value that were found to break deliveries. */
  readonly ways: ReadonlySet<Missing>;
  /** Trait of the subjects that need it. Undefined if all do. */
  readonly scope: string | undefined;
  readonly checks: readonly CheckResult[];
  /** The delivery that shows it with nothing else changed. */
  readonly smallest: PlannedDelivery;
}

/** Pointer to a key in an envelope, by which words name it. */
export function pointerOf({ steps }: Pick<MissingKey, "steps">): string {
  return toPointer(["data", ...steps]);
}

/**
 * Attributes failures to a key that has no value in them, in the widest scope in which no delivery was taken
 * without it. Undefined if there is no such scope.
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
    // Items without it may be harmless where only the first one is read.
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

/** The scopes of a delivery, the widest first. */
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

/** Ways in which a key has no value in a delivery. None if the object is not there that would have it. */
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
