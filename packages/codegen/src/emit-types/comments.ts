import { type Model, referencedName, type SchemaNode } from "../schemas/model.ts";
import { toPascalCase } from "../schemas/names.ts";
import { distancesFromData } from "./distances.ts";

/**
 * Shortens the descriptions of the model to what TSDoc should carry. Every consumer installs the
 * comments, and few open the schemas, which keep the whole text.
 *
 * A type near the data, which its readers hold in their hands, keeps its whole description. Its keys
 * keep a summary where that adds to their names and types. A type further off has a summary, and so have
 * its keys up to a distance. Beyond that its keys have none.
 */
export function withTypeComments(model: Model): Model {
  const distances = distancesFromData(model);
  const events = model.events.map((event) => ({
    ...event,
    variants: event.variants.map((own) => ({ ...own, schema: withKeyComments(own.schema) })),
  }));
  const objects = model.objects.map((object) => {
    const distance = distances.get(object.name) ?? Number.POSITIVE_INFINITY;
    return { ...object, schema: withObjectComments(object.schema, distance) };
  });
  const delivery = { ...model.delivery, schema: withKeyComments(model.delivery.schema) };
  return { ...model, events, objects, delivery };
}

/** Returns a description up to its first full stop, or a semicolon before it. */
export function summaryOf(description: string): string {
  const [sentence = description] = /^.*?\.(?= [A-Z`]|$)/s.exec(description) ?? [];
  const [clause = sentence] = /^(?:\([^)]*\)|[^;(])*/.exec(sentence) ?? [];
  return `${clause.replace(/\.$/, "")}.`;
}

/** The greatest distance from the data, in references, of a type with its whole description, and of one whose keys have comments. */
const farthest = { wholeDescription: 1, keyComments: 2 } as const;

function withObjectComments(schema: SchemaNode, distance: number): SchemaNode {
  const commented =
    distance <= farthest.keyComments ? withKeyComments(schema) : withoutKeyComments(schema);
  if (distance <= farthest.wholeDescription || schema.description === undefined) return commented;
  return { ...commented, description: summaryOf(schema.description) };
}

function withKeyComments(schema: SchemaNode): SchemaNode {
  return mapProperties(schema, (key, node) => {
    const { description, ...rest } = withKeyComments(node);
    if (description === undefined || saysItself(key, node)) return rest;
    return { ...rest, description: summaryOf(description) };
  });
}

function withoutKeyComments(schema: SchemaNode): SchemaNode {
  return mapProperties(schema, (_key, node) => {
    const { description: _description, ...rest } = withoutKeyComments(node);
    return rest;
  });
}

function mapProperties(
  schema: SchemaNode,
  toProperty: (key: string, node: SchemaNode) => SchemaNode,
): SchemaNode {
  if (schema.properties === undefined) return schema;
  const entries = Object.entries(schema.properties);
  const properties = Object.fromEntries(entries.map(([key, node]) => [key, toProperty(key, node)]));
  return { ...schema, properties };
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
