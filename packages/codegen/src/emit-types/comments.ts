import { type Model, referencedName, type SchemaNode } from "../schemas/model.ts";
import { toPascalCase } from "../schemas/names.ts";

/**
 * Shortens the descriptions of keys to what TSDoc should carry. Every consumer installs the comments,
 * and few open the schemas, which keep the whole text.
 *
 * A type keeps its whole description. Its keys keep a summary where that adds to their names and types.
 */
export function withTypeComments(model: Model): Model {
  const events = model.events.map((event) => ({
    ...event,
    variants: event.variants.map((own) => ({ ...own, schema: withKeyComments(own.schema) })),
  }));
  const objects = model.objects.map((object) => ({
    ...object,
    schema: withKeyComments(object.schema),
  }));
  const delivery = { ...model.delivery, schema: withKeyComments(model.delivery.schema) };
  return { ...model, events, objects, delivery };
}

/** Returns a description up to its first full stop, or a semicolon before it. */
export function summaryOf(description: string): string {
  const [sentence = description] = /^.*?\.(?= [A-Z`]|$)/s.exec(description) ?? [];
  const [clause = sentence] = /^(?:\([^)]*\)|[^;(])*/.exec(sentence) ?? [];
  return `${clause.replace(/\.$/, "")}.`;
}

function withKeyComments(schema: SchemaNode): SchemaNode {
  if (schema.properties === undefined) return schema;
  const entries = Object.entries(schema.properties);
  const properties = entries.map(([key, node]) => [key, withSummary(key, withKeyComments(node))]);
  return { ...schema, properties: Object.fromEntries(properties) };
}

function withSummary(key: string, node: SchemaNode): SchemaNode {
  const { description, ...rest } = node;
  if (description === undefined || saysItself(key, node)) return rest;
  return { ...rest, description: summaryOf(description) };
}

/** Recognises a key whose declaration alone says what it holds. */
function saysItself(key: string, node: SchemaNode): boolean {
  const isAlwaysNull = node.type === "null";
  const hasOneKnownValue = node["x-extensible-enum"]?.length === 1;
  return isAlwaysNull || hasOneKnownValue || isNamedAfterItsType(key, node);
}

/** Recognises a key named like the type it refers to, which has a comment: `items: OrderItem[]`. */
function isNamedAfterItsType(key: string, node: SchemaNode): boolean {
  const name = typeNameOf(node);
  return name !== undefined && singular(name).endsWith(singular(toPascalCase(key)));
}

function typeNameOf({ $ref, anyOf, items }: SchemaNode): string | undefined {
  if ($ref !== undefined) return referencedName($ref);
  const inner = anyOf?.[0] ?? items;
  return inner && typeNameOf(inner);
}

function singular(name: string): string {
  return name.replace(/ies$/, "y").replace(/s$/, "");
}
