import { groupBy } from "../json/group.ts";
import { isJsonArray, isJsonObject, type Json, type Steps, toPointer } from "../json/json.ts";

/**
 * Difference between two payloads. The same key in all items of a list counts as one difference.
 */
export interface Difference {
  /** Every place of the difference. The first one names it. */
  readonly places: readonly [Steps, ...Steps[]];
  /** New value at the first place. Undefined if the key is removed. */
  readonly to: Json | undefined;
  /** True if the key is new. */
  readonly isAdded: boolean;
  /** Name of the place, independent of list indices. */
  readonly key: string;
}

/** Lists the differences between two payloads. Each can be applied without the others. */
export function listDifferences(from: Json, to: Json): readonly Difference[] {
  const byKey = groupBy([...differ(from, to, [])], ({ steps }) => keyOf(steps));
  return [...byKey].flatMap(([key, [first, ...more]]) => {
    if (first === undefined) return [];
    const places = [first.steps, ...more.map(({ steps }) => steps)] as const;
    return [{ places, to: first.to, isAdded: first.isAdded, key }];
  });
}

/** Copies a payload and applies some differences. */
export function makeDifferences(from: Json, differences: readonly Difference[]): Json {
  return differences
    .flatMap(({ places, to }) => places.map((steps) => ({ steps, to })))
    .reduce((changed, { steps, to }) => replaceAt(changed, steps, to), from);
}

interface DifferentPlace {
  readonly steps: Steps;
  readonly to: Json | undefined;
  readonly isAdded: boolean;
}

function* differ(from: Json, to: Json, steps: Steps): Iterable<DifferentPlace> {
  if (isJsonArray(from) && isJsonArray(to) && from.length === to.length) {
    for (const [at, item] of to.entries()) yield* differ(from[at] ?? null, item, [...steps, at]);
    return;
  }
  if (!isJsonObject(from) || !isJsonObject(to)) {
    if (JSON.stringify(from) !== JSON.stringify(to)) yield { steps, to, isAdded: false };
    return;
  }
  for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const [former, latter] = [from, to].map((one) =>
      Object.hasOwn(one, key) ? one[key] : undefined,
    );
    const at = [...steps, key];
    if (former === undefined || latter === undefined) {
      yield { steps: at, to: latter, isAdded: former === undefined };
    } else yield* differ(former, latter, at);
  }
}

function keyOf(steps: Steps): string {
  return toPointer(steps.map((step) => (typeof step === "number" ? "*" : step)));
}

function replaceAt(value: Json, [step, ...rest]: Steps, to: Json | undefined): Json {
  if (isJsonArray(value)) {
    const at = Number(step);
    return value.with(at, replaceAt(value[at] ?? null, rest, to));
  }
  if (!isJsonObject(value) || step === undefined) return to ?? null;
  const { [step]: former = null, ...others } = value;
  if (rest.length === 0 && to === undefined) return others;
  return { ...value, [step]: rest.length === 0 ? (to ?? null) : replaceAt(former, rest, to) };
}
