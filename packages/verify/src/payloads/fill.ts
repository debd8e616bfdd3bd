import { isJsonArray, isJsonObject, type Json, type JsonObject } from "../json/json.ts";
import {
  childOf,
  isNullable,
  type PayloadSchema,
  resolveValue,
  type SchemaNode,
  typeOf,
} from "../schemas/payload-schema.ts";
import { generateFull } from "./generate.ts";

/** Sources of values for keys without one. */
export interface FillSources {
  readonly schema: PayloadSchema;
  /** Payloads of the same schema, whose values are preferred. */
  readonly donors: readonly Json[];
}

/**
 * Copies a payload with a value for every key that is null or absent and may have one. Keys that
 * are always null, such as those of other purposes, stay unchanged.
 */
export function fillPayload(payload: Json, { schema, donors }: FillSources): Json {
  return fill(payload, schema.root, { schema, donors, depth: 0 });
}

interface Context extends FillSources {
  readonly depth: number;
}

// Objects contain one another. Handlers rarely read deeper, and a body must not become too large.
const deepest = 5;

function fill(value: Json, node: SchemaNode, context: Context): Json {
  const own = resolveValue(node, context.schema);
  if (isJsonArray(value)) {
    return value.map((item, at) => fill(item, childOf(own, at), inside(context, at)));
  }
  return isJsonObject(value) ? fillObject(value, own, context) : value;
}

function fillObject(value: JsonObject, node: SchemaNode, context: Context): JsonObject {
  const declared = Object.entries(node.properties ?? {}).flatMap(([key, child]) => {
    const own = Object.hasOwn(value, key) ? value[key] : undefined;
    const filled = fillKey(own, child, inside(context, key));
    return filled === undefined ? [] : [[key, filled] as const];
  });
  return { ...value, ...Object.fromEntries(declared) };
}

/** Returns the value of a key. Undefined if the key stays absent. */
function fillKey(value: Json | undefined, node: SchemaNode, context: Context): Json | undefined {
  const { schema, donors, depth } = context;
  if (value !== undefined && value !== null) return fill(value, node, context);
  if (isAlwaysNull(node, schema) || depth > deepest) return value;
  const given = donors.find((donor) => donor !== null && !isEmptyList(donor));
  // Handlers do not depend on keys deep inside an added object.
  const added = given ?? generateFull(resolveValue(node, schema), schema, depth + 3);
  if (added === null) return value;
  return given === undefined ? added : fill(added, node, context);
}

function isEmptyList(value: Json): boolean {
  return isJsonArray(value) && value.length === 0;
}

function isAlwaysNull(node: SchemaNode, schema: PayloadSchema): boolean {
  return isNullable(node, schema) && typeOf(resolveValue(node, schema)) === "null";
}

function inside(context: Context, step: string | number): Context {
  const donors = context.donors.flatMap((donor) => childrenOf(donor, step));
  return { ...context, donors, depth: context.depth + 1 };
}

/** Returns the value at a key, or all items of a list. */
function childrenOf(value: Json, step: string | number): readonly Json[] {
  if (isJsonArray(value)) return typeof step === "number" ? value : [];
  const child = isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  return child === undefined ? [] : [child];
}
