import type { JsonObject } from "./json.ts";
import type { SchemaNode } from "./model.ts";
import { mapChildren } from "./walk.ts";

/**
 * Profile of a schema. `tolerant` accepts unknown keys and unknown values of open enums, and does not
 * check formats. `strict` accepts only known keys and values, for examples, contracts and drift.
 */
export type Profile = "tolerant" | "strict";

/** The profiles, in the order in which they are generated. */
export const profiles: readonly Profile[] = ["tolerant", "strict"];

/** Returns the JSON Schema 2020-12 of a node in a profile, with standard keywords only. */
export function toProfile(node: SchemaNode, profile: Profile): JsonObject {
  return profile === "tolerant" ? toTolerant(node) : toStrict(node);
}

/** Recognizes a node that accepts null in addition to its own type. */
export function isNullable({ type }: SchemaNode): boolean {
  return Array.isArray(type);
}

/** Recognizes an object that is closed in the strict form. It declares keys and is not a map. */
export function isClosedInStrict(node: SchemaNode): boolean {
  return node.properties !== undefined && node.additionalProperties === undefined;
}

/**
 * Returns the schema made from a node, with the known values of an open enum as examples and in the
 * description. The name of the values is left out, because a type generator would number its second use.
 */
export function withKnownValuesInWords(node: SchemaNode, schema: JsonObject): JsonObject {
  const { title: _name, "x-extensible-enum": _known, ...rest } = schema;
  const values = node["x-extensible-enum"];
  if (values === undefined) return rest;
  const listed = values.map((value) => `\`${value}\``).join(", ");
  const words = `Known values: ${listed}. Any other string is accepted.`;
  return { ...withWords(rest, words), examples: values };
}

/** Moves known values into examples and the description, and a format into the description, so that validators ignore both. */
function toTolerant(node: SchemaNode): JsonObject {
  const { format, ...rest } = node;
  const children = withReferenceApart(mapChildren(rest, toTolerant));
  const schema = withKnownValuesInWords(node, children);
  return format === undefined ? schema : withWords(schema, `An RFC 3339 ${format}, not enforced.`);
}

/** Allows only known values, closes objects with declared keys, and keeps formats. */
function toStrict(node: SchemaNode): JsonObject {
  const { title: _name, "x-extensible-enum": known, ...rest } = node;
  return {
    ...withReferenceApart(mapChildren(rest, toStrict)),
    ...(known && { enum: isNullable(node) ? [...known, null] : known }),
    ...(isClosedInStrict(node) && { additionalProperties: false }),
  };
}

/** Puts a reference with a description into an `allOf`. Next to a bare reference, a description makes generators copy the object. */
function withReferenceApart({ $ref, ...words }: JsonObject): JsonObject {
  if ($ref === undefined) return words;
  return Object.keys(words).length === 0 ? { $ref } : { ...words, allOf: [{ $ref }] };
}

/** Appends a text to the description of a schema. The description stays its first key. */
function withWords(schema: JsonObject, words: string): JsonObject {
  const { description, ...rest } = schema;
  return { description: [description, words].filter(Boolean).join(" "), ...rest };
}
