import { isJsonArray, isJsonObject, type Json, type JsonObject, type Steps } from "../json/json.ts";
import {
  childOf,
  isNullable,
  type PayloadSchema,
  resolveValue,
  type SchemaNode,
} from "../schemas/payload-schema.ts";
import { generateBarest } from "./generate.ts";

/**
 * Returns smaller values that the same schema allows, each one step away, smallest first, without
 * duplicates.
 */
export function listReductions(
  value: Json,
  node: SchemaNode,
  schema: PayloadSchema,
): readonly Json[] {
  const size = sizeOf(value);
  const bySize = [...reduce(value, node, schema)]
    .map((candidate) => ({ candidate, text: JSON.stringify(candidate), size: sizeOf(candidate) }))
    .filter((one) => one.size < size)
    .sort((one, other) => one.size - other.size);
  return [...new Map(bySize.map(({ text, candidate }) => [text, candidate])).values()];
}

/**
 * Returns the barest value of a schema that keeps the part of `value` at the end of these steps.
 */
export function keepOnly(
  value: Json,
  steps: Steps,
  at: { node: SchemaNode; schema: PayloadSchema },
): Json {
  const { node, schema } = at;
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  const own = resolveValue(node, schema);
  const inside = { node: childOf(own, step), schema };
  if (isJsonArray(value)) {
    const item = value[Number(step)];
    return item === undefined ? value : [keepOnly(item, rest, inside)];
  }
  if (!isJsonObject(value)) return value;
  const bare = bareObject(own, schema);
  const child = Object.hasOwn(value, step) ? value[step] : undefined;
  if (child !== undefined) return { ...bare, [step]: keepOnly(child, rest, inside) };
  return without(bare, String(step));
}

/** Returns the length of a value's JSON text. */
export function sizeOf(value: Json): number {
  return JSON.stringify(value).length;
}

function* reduce(value: Json, node: SchemaNode, schema: PayloadSchema): Iterable<Json> {
  const own = resolveValue(node, schema);
  if (isNullable(node, schema)) yield null;
  yield generateBarest(own, schema);
  if (isJsonArray(value)) yield* reduceArray(value, own, schema);
  else if (isJsonObject(value)) yield* reduceObject(value, own, schema);
  else yield* reduceScalar(value, own);
}

function* reduceArray(
  value: readonly Json[],
  node: SchemaNode,
  schema: PayloadSchema,
): Iterable<Json> {
  yield [];
  for (const [at, item] of value.entries()) {
    yield value.toSpliced(at, 1);
    for (const smaller of reduce(item, childOf(node, at), schema)) yield value.with(at, smaller);
  }
}

function* reduceObject(value: JsonObject, node: SchemaNode, schema: PayloadSchema): Iterable<Json> {
  for (const [key, child] of Object.entries(value)) {
    if (node.required?.includes(key) !== true) yield without(value, key);
    for (const smaller of reduce(child, childOf(node, key), schema)) {
      yield { ...value, [key]: smaller };
    }
  }
}

function* reduceScalar(value: Json, node: SchemaNode): Iterable<Json> {
  const isFree = node.const === undefined && node.enum === undefined && node.format === undefined;
  if (!isFree) return;
  if (typeof value === "string") yield (node.minLength ?? 0) > 0 ? "x" : "";
  if (typeof value === "number") yield 0;
}

/** Returns the required keys of an object, each with its barest value. */
function bareObject(node: SchemaNode, schema: PayloadSchema): JsonObject {
  const bare = generateBarest(node, schema);
  return isJsonObject(bare) ? bare : {};
}

function without(value: JsonObject, key: string): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([own]) => own !== key));
}
