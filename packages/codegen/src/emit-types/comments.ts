import { type Model, referencedName, type SchemaNode } from "../schemas/model.ts";
import { toPascalCase } from "../schemas/names.ts";

/**
 * Shortens the descriptions of keys for TSDoc. Every consumer installs the comments. The schemas keep
 * the whole text, but few consumers open them.
 *
 * A type keeps its whole description. A key keeps a summary if that adds to its name and type.
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

/** Returns a description up to its first period, or up to a semicolon before that. */
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

/** Recognizes a key whose name and type make a comment unnecessary. */
function saysItself(key: string, node: SchemaNode): boolean {
  const isAlwaysNull = node.type === "null";
  const hasOneKnownValue = node["x-extensible-enum"]?.length === 1;
  return isAlwaysNull || hasOneKnownValue || isNamedAfterItsType(key, node);
}

/** Recognizes a key named like the type it refers to, which has a comment: `items: OrderItem[]`. */
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
