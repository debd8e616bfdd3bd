import { isJsonArray, isJsonObject, type Json, type JsonObject } from "../json/json.ts";
import { childOf, type PayloadSchema, resolveValue, type SchemaNode } from "./payload-schema.ts";

/** Changes of values. Each callback runs for every value that the schema declares. */
export interface Change {
  /** Returns another string, for declared strings. */
  readonly text?: (value: string, node: SchemaNode) => string;
  /**
   * Returns another object, for objects with declared keys. Runs after the changes of its members.
   */
  readonly object?: (value: JsonObject, node: SchemaNode) => JsonObject;
}

/** Copies a payload and applies `change` wherever the schema declares a value. */
export function changeBySchema(payload: Json, schema: PayloadSchema, change: Change): Json {
  const changeAt = (value: Json, declared: SchemaNode): Json => {
    const node = resolveValue(declared, schema);
    if (typeof value === "string") return change.text?.(value, node) ?? value;
    if (isJsonArray(value)) return value.map((item, at) => changeAt(item, childOf(node, at)));
    if (!isJsonObject(value) || node.properties === undefined) return value;
    const members = Object.entries(value).map(([key, item]) => [
      key,
      changeAt(item, childOf(node, key)),
    ]);
    const changed: JsonObject = Object.fromEntries(members);
    return change.object?.(changed, node) ?? changed;
  };
  return changeAt(payload, schema.root);
}
