import type { JsonObject } from "./json.ts";
import type { SchemaNode } from "./model.ts";
import { mapChildren } from "./walk.ts";

/**
 * The reading of a schema. `tolerant` accepts unknown keys and unknown values of open enums and
 * asserts no format. `strict` accepts only what is known, for examples, contracts and drift.
 */
export type Profile = "tolerant" | "strict";

/** The profiles in the order in which they are generated. */
export const profiles: readonly Profile[] = ["tolerant", "strict"];

/** The JSON Schema 2020-12 of a node under a profile: standard keywords only. */
export function toProfile(node: SchemaNode, profile: Profile): JsonObject {
  return profile === "tolerant" ? toTolerant(node) : toStrict(node);
}

/** Recognises a node that may be null as well as of its own type. */
export function isNullable({ type }: SchemaNode): boolean {
  return Array.isArray(type);
}

/** Recognises an object whose declared keys are all that strict accepts: neither map nor blank. */
export function isClosedInStrict(node: SchemaNode): boolean {
  return node.properties !== undefined && node.additionalProperties === undefined;
}

/**
 * The schema made from a node, with the known values of an open enum as examples and in words. Their
 * name stays behind: a generator of types that meets it twice numbers it.
 */
export function withKnownValuesInWords(node: SchemaNode, schema: JsonObject): JsonObject {
  const { title: _name, "x-extensible-enum": _known, ...rest } = schema;
  const values = node["x-extensible-enum"];
  if (values === undefined) return rest;
  const listed = values.map((value) => `\`${value}\``).join(", ");
  const words = `Known values: ${listed}. Any other string is accepted.`;
  return { ...withWords(rest, words), examples: values };
}

/** Known values become examples and words, a format words alone: no validator can trip over them. */
function toTolerant(node: SchemaNode): JsonObject {
  const { format, ...rest } = node;
  const children = withReferenceApart(mapChildren(rest, toTolerant));
  const schema = withKnownValuesInWords(node, children);
  return format === undefined ? schema : withWords(schema, `An RFC 3339 ${format}, not enforced.`);
}

/** Known values become the only ones, objects with declared keys are closed, formats stay. */
function toStrict(node: SchemaNode): JsonObject {
  const { title: _name, "x-extensible-enum": known, ...rest } = node;
  return {
    ...withReferenceApart(mapChildren(rest, toStrict)),
    ...(known && { enum: isNullable(node) ? [...known, null] : known }),
    ...(isClosedInStrict(node) && { additionalProperties: false }),
  };
}

/** A reference with words of its own in an `allOf`: beside it they make generators copy the object. */
function withReferenceApart({ $ref, ...words }: JsonObject): JsonObject {
  if ($ref === undefined) return words;
  return Object.keys(words).length === 0 ? { $ref } : { ...words, allOf: [{ $ref }] };
}

/** The schema with more words at the end of its description, which stays its first key. */
function withWords(schema: JsonObject, words: string): JsonObject {
  const { description, ...rest } = schema;
  return { description: [description, words].filter(Boolean).join(" "), ...rest };
}
