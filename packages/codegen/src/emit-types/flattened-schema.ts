import type { Json, JsonObject } from "../schemas/json.ts";
import {
  type EventModel,
  type Model,
  referenceTo,
  type SchemaNode,
  type VariantModel,
} from "../schemas/model.ts";
import { dataName } from "../schemas/names.ts";
import { isClosedInStrict, isNullable } from "../schemas/profiles.ts";
import { mapChildren } from "../schemas/walk.ts";
import { summaryOf, withTypeComments } from "./comments.ts";
import { envelopeName, genericTypes, withTypesOfKeys } from "./envelope.ts";
import { type KnownValues, namedKnownValues } from "./known-values.ts";

/**
 * Makes the view of the schemas from which json-schema-to-typescript emits the promised types.
 * The view is one document with each name once and with declared keys only. It has `tsType` for types
 * that JSON Schema cannot express.
 */
export function typesView(wholeModel: Model): JsonObject {
  const model = withTypeComments(wholeModel);
  const generic = genericTypes(model);
  const envelope = { ...model.delivery, name: envelopeName };
  const objects = [...model.objects, envelope].map(({ name, schema }): [string, Json] => [
    name,
    withTypesOfKeys(toView(schema), generic.get(name)),
  ]);
  const events = model.events.map(({ type, title }): [string, Json] => [type, refTo(title)]);
  return {
    title: "EventMap",
    description: "The data of each event, for any purpose.",
    ...recordOf(events),
    $defs: {
      EventVariants: variantsView(model),
      ...Object.fromEntries(model.events.flatMap(eventEntries)),
      ...Object.fromEntries(objects),
      ...Object.fromEntries(namedKnownValues(model).map(knownValuesEntry)),
    },
  };
}

function variantsView({ events }: Model): JsonObject {
  const byEvent = events.map(({ type, variants }): [string, Json] => {
    const byPurpose = variants.map(({ purpose, typeName }): [string, Json] => [
      purpose,
      refTo(typeName),
    ]);
    return [type, recordOf(byPurpose)];
  });
  return { description: "The data of each event, by purpose.", ...recordOf(byEvent) };
}

/** Returns the types of an event, and those of the purposes that it shares with other events. */
function eventEntries({ title, description, variants }: EventModel): readonly [string, Json][] {
  const union = {
    description: wrap(description),
    anyOf: variants.map(({ typeName }) => refTo(typeName)),
  };
  return [[title, union], ...variants.flatMap(variantEntries)];
}

/** Makes the types of a variant. It extends its purpose's own type, never another event's, so that an error names its event. */
function variantEntries(variant: VariantModel): readonly [string, Json][] {
  const { typeName, schema } = variant;
  const name = dataName(variant);
  if (name === typeName) return [[typeName, toView(schema)]];
  return [
    [name, toView(schema)],
    [typeName, extensionOf(name, variant)],
  ];
}

function knownValuesEntry({ name, values, keys }: KnownValues): [string, Json] {
  const places = keys.map((key) => `\`${key}\``).join(", ");
  return [name, { description: wrap(`Known values of ${places}.`), type: "string", enum: values }];
}

/** Makes an interface with its own name that extends another one without adding keys. */
function extensionOf(name: string, { schema }: VariantModel): JsonObject {
  return {
    ...(schema.description !== undefined && { description: wrap(summaryOf(schema.description)) }),
    type: "object",
    extends: refTo(name),
    additionalProperties: false,
  };
}

function recordOf(entries: readonly [string, Json][]): JsonObject {
  return {
    type: "object",
    properties: Object.fromEntries(entries),
    required: entries.map(([key]) => key),
    additionalProperties: false,
  };
}

function refTo(name: string): JsonObject {
  return { $ref: referenceTo(name) };
}

function toView(node: SchemaNode): JsonObject {
  const { description, format: _format, minLength: _minLength, $ref, ...rest } = node;
  const tsType = tsTypeOf(node);
  return {
    ...(description !== undefined && { description: wrap(description) }),
    // The emitter applies a description next to a bare $ref to the type itself, and so makes a second type `Order1`.
    ...($ref !== undefined && { allOf: [{ $ref }] }),
    ...(tsType === undefined ? mapChildren(rest, toView) : { tsType }),
    ...(isClosedInStrict(node) && { additionalProperties: false }),
  };
}

/**
 * Returns a type that JSON Schema cannot express. The type is in parentheses, because it may become the type of an
 * array's items.
 */
function tsTypeOf(node: SchemaNode): string | undefined {
  const type = openEnumType(node) ?? blankObjectType(node);
  if (type === undefined) return undefined;
  return isNullable(node) ? `(${type} | null)` : `(${type})`;
}

/** Returns a type that lets editors complete the known values and still accepts any string. */
function openEnumType({ title, "x-extensible-enum": known }: SchemaNode): string | undefined {
  const values = title ?? known?.map((value) => JSON.stringify(value)).join(" | ");
  return known && `${values} | (string & {})`;
}

/** Returns the type of an object without declarations, not even as a map. */
function blankObjectType(node: SchemaNode): string | undefined {
  const isObject = [node.type].flat().includes("object");
  const isBlank = node.properties === undefined && node.additionalProperties === undefined;
  return isObject && isBlank ? "object" : undefined;
}

/** Breaks a description into lines, so that the TSDoc is readable and diffs are small. */
function wrap(text: string): string {
  return text.replaceAll(/(?=.{91})(.{1,90}) /g, "$1\n");
}
