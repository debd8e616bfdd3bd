import type { JsonObject } from "./json.ts";
import type { SchemaNode } from "./model.ts";

/** Function of a generator that turns one node into another schema. */
export type ToSchema = (node: SchemaNode) => JsonObject;

/** Returns the node as plain JSON, with each child converted by `toSchema`. */
export function mapChildren(node: SchemaNode, toSchema: ToSchema): JsonObject {
  const { properties, items, additionalProperties, anyOf, ...rest } = node;
  return {
    ...rest,
    ...(properties && { properties: mapValues(properties, toSchema) }),
    ...(items && { items: toSchema(items) }),
    ...(additionalProperties && {
      additionalProperties: additionalProperties === true || toSchema(additionalProperties),
    }),
    ...(anyOf && { anyOf: anyOf.map(toSchema) }),
  };
}

/** Returns the direct children of a node. */
export function childrenOf(node: SchemaNode): readonly SchemaNode[] {
  const { properties = {}, items, additionalProperties, anyOf = [] } = node;
  const values = additionalProperties === true ? undefined : additionalProperties;
  const single = [items, values].filter((child) => child !== undefined);
  return [...Object.values(properties), ...single, ...anyOf];
}

function mapValues(
  properties: { readonly [key: string]: SchemaNode },
  toSchema: ToSchema,
): JsonObject {
  const entries = Object.entries(properties);
  return Object.fromEntries(entries.map(([key, child]) => [key, toSchema(child)]));
}
