import { isJsonArray, isJsonObject, type Json, type JsonObject } from "../schemas/json.ts";
import { type EventModel, purposeKeys, referenceTo, type VariantModel } from "../schemas/model.ts";
import { dataName } from "../schemas/names.ts";

// For a union, a validator can only report that no branch fits. For a condition, it reports the error in the branch
// that applies.

/** Applies the schema of an event's data to an envelope of that event. */
export function dataOfEvent({ type, title }: EventModel): JsonObject {
  const named = objectWith("type", { type: "string", const: type });
  const data = { type: "object", properties: { data: { $ref: referenceTo(title) } } };
  return conditional({ if: objectWith("event", named) }, data);
}

/** Makes the schema of an event's data. The keys that are present and not null choose the schema of the purpose. */
export function dataByPurpose({ title, description, variants }: EventModel): JsonObject {
  return { title, description, type: "object", ...chosen(variants) };
}

/** Replaces each choice between an object and null by a condition on the type. */
export function withErrorsInPlace(schema: Json): Json {
  if (isJsonArray(schema)) return schema.map(withErrorsInPlace);
  if (!isJsonObject(schema)) return schema;
  const { anyOf, ...rest } = schema;
  const reference = isJsonArray(anyOf) ? anyOf.find(isReference) : undefined;
  if (reference !== undefined) return { ...rest, ...objectOrNull(reference) };
  const entries = Object.entries(schema).map(([key, child]) => [key, withErrorsInPlace(child)]);
  return Object.fromEntries(entries);
}

/** Chooses the first variant whose own keys are present, or else the last variant. */
function chosen([first, ...others]: readonly VariantModel[]): JsonObject {
  if (first === undefined) return {};
  const $ref = referenceTo(dataName(first));
  if (others.length === 0) return { $ref };
  const keys = ownKeys(first, others).map((key) => [key, { type: "null" }]);
  const isMissing = { type: "object", properties: Object.fromEntries(keys) };
  return { ...conditional({ if: isMissing }, chosen(others)), else: { $ref } };
}

/** Returns the keys of a purpose that no other purpose has. */
function ownKeys({ purpose }: VariantModel, others: readonly VariantModel[]): readonly string[] {
  const taken = new Set(others.flatMap((other) => purposeKeys[other.purpose]));
  return purposeKeys[purpose].filter((key) => !taken.has(key));
}

function objectWith(key: string, value: JsonObject): JsonObject {
  return { type: "object", required: [key], properties: { [key]: value } };
}

function objectOrNull(reference: JsonObject): JsonObject {
  return { type: ["object", "null"], ...conditional({ if: { type: "object" } }, reference) };
}

function isReference(schema: Json): schema is JsonObject {
  return isJsonObject(schema) && typeof schema.$ref === "string";
}

/**
 * Makes a condition with its consequence. The key `then` is computed, because linters would mistake an object with a
 * literal `then` for a promise.
 */
function conditional(condition: { readonly if: JsonObject }, consequence: JsonObject): JsonObject {
  return { ...condition, ["then" as string]: consequence };
}
