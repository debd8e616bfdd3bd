import type { JsonObject } from "./json.ts";
import {
  type Example,
  type Model,
  type NullableKey,
  nullableKeys,
  type ObjectModel,
  referencedName,
  type SchemaNode,
  type VariantModel,
} from "./model.ts";

/** State of a nullable key of `data`, either an object or null. */
export type State = "null" | "present";

/** State of each nullable key. Derived examples of one variant differ in these states. */
export type States = { readonly [K in NullableKey]: State };

/** Returns the state of each nullable key of a `data` value. An absent key counts as null. */
export function statesOf(data: JsonObject): States {
  const stateOf = (key: NullableKey): State => ((data[key] ?? null) === null ? "null" : "present");
  return { referrer: stateOf("referrer"), redemption: stateOf("redemption") };
}

/**
 * Derives one example for each variant and combination of states that no authored example shows.
 * The example is the variant's first authored example, with null or the object's own example inserted.
 */
export function deriveExamples(model: Model): readonly Example[] {
  return model.events.flatMap((event) =>
    event.variants.flatMap((variant) => deriveForVariant(model, event.type, variant)),
  );
}

const combinations: readonly States[] = (["null", "present"] as const).flatMap((referrer) =>
  (["null", "present"] as const).map((redemption) => ({ referrer, redemption })),
);

function deriveForVariant(
  model: Model,
  event: string,
  { purpose, schema }: VariantModel,
): readonly Example[] {
  const authored = model.examples.filter(
    (example) => example.event === event && example.purpose === purpose,
  );
  const base = authored.find(({ origin }) => origin === "documented") ?? authored[0];
  if (base === undefined) return [];
  const shown = new Set(authored.map(({ data }) => keyOf(statesOf(data))));
  const missing = combinations.filter((states) => !shown.has(keyOf(states)));
  return missing.map((states) => ({
    event,
    purpose,
    file: `gen/examples/${event}/${purpose}/${keyOf(states)}.json`,
    origin: "derived",
    data: withStates(base.data, states, (key) => exampleOf(model.objects, schema, key)),
  }));
}

function keyOf(states: States): string {
  return nullableKeys.map((key) => `${key}-${states[key]}`).join("-");
}

function withStates(
  data: JsonObject,
  states: States,
  exampleFor: (key: NullableKey) => JsonObject,
): JsonObject {
  const own = statesOf(data);
  const changed = nullableKeys.filter((key) => states[key] !== own[key]);
  const entries = changed.map((key) => [key, states[key] === "null" ? null : exampleFor(key)]);
  return { ...data, ...Object.fromEntries(entries) };
}

function exampleOf(
  objects: readonly ObjectModel[],
  schema: SchemaNode,
  key: NullableKey,
): JsonObject {
  const ref = schema.properties?.[key]?.anyOf?.[0].$ref;
  const object = objects.find(({ name }) => name === referencedName(ref ?? ""));
  const example = object?.examples[0];
  if (example === undefined)
    throw new TypeError(`${key}: expected an example of its object, got none`);
  return example;
}
