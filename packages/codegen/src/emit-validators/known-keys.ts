import type { Model, SchemaNode } from "../schemas/model.ts";
import { dataName } from "../schemas/names.ts";
import { isClosedInStrict } from "../schemas/profiles.ts";
import { type CheckedSchema, referenceOf } from "./checked-schemas.ts";
import { quote, usedNames } from "./quote.ts";

/**
 * Makes the table of the known keys of each object, the known values of each open enum, and the formats.
 *
 * A key at which drift cannot happen is `any`.
 */
export function knownKeysModule(schemas: readonly CheckedSchema[], model: Model): string {
  const byName = new Map(schemas.map((checked) => [checked.name, checked.schema]));
  const objects = schemas
    .filter(({ schema }) => isTable(schema))
    .map(
      ({ name, source, schema }) => `/** ${source} */\n${name}: ${knownKeysOf(schema, byName)},`,
    );
  const data = model.events.map(({ type, variants }) => {
    const entries = variants.map((variant) => `${variant.purpose}: ${quote(dataName(variant))}`);
    return `${quote(type)}: { ${entries.join(", ")} },`;
  });
  const text = objects.join("\n");
  const used = usedNames(constants, text);
  return `import type { EventType, Purpose } from "@order-webhooks/types";
import { ${[...used, "type KnownKeys"].join(", ")} } from "../drift/known.ts";

/** The known keys of each object, by the object's name. */
export const knownKeys: { readonly [name: string]: KnownKeys } = {
${text}
};

/** Name of the envelope's object in {@link knownKeys}. */
export const envelopeName = ${quote(model.delivery.name)};

/** Name of the object in {@link knownKeys} for the data of each event and purpose. */
export const dataNames: { readonly [E in EventType]: { readonly [P in Purpose]: string } } = {
${data.join("\n")}
};
`;
}

type ByName = ReadonlyMap<string, SchemaNode>;

const constants: readonly string[] = ["any", "date", "dateTime", "otherKeys"];

function knownKeysOf(schema: SchemaNode, byName: ByName): string {
  const entries = Object.entries(schema.properties ?? {}).map(
    ([key, node]) => `${quote(key)}: ${knownOf(node, byName)}`,
  );
  return `{ ${[...entries, ...(isClosedInStrict(schema) ? [] : ["[otherKeys]: any"])].join(", ")} }`;
}

/** Returns what is known about a value. */
function knownOf(node: SchemaNode, byName: ByName): string {
  const { format, items, additionalProperties: values, "x-extensible-enum": known } = node;
  if (known !== undefined) return JSON.stringify(known);
  if (format !== undefined) return format === "date" ? "date" : "dateTime";
  if (items !== undefined) return `{ listOf: ${knownOf(items, byName)} }`;
  if (typeof values === "object") return `{ mapOf: ${knownOf(values, byName)} }`;
  return knownOfReference(referenceOf(node), byName);
}

/** Resolves a reference. For an object, the result is its name. For a value inside another schema, the result is what is known about it. */
function knownOfReference(name: string | undefined, byName: ByName): string {
  const schema = name === undefined ? undefined : byName.get(name);
  if (name === undefined || schema === undefined) return "any";
  return isTable(schema) ? `{ object: ${quote(name)} }` : knownOf(schema, byName);
}

/** Recognizes an object that is not a map with values of one kind. It gets a table, even an empty one. */
function isTable({ type, additionalProperties: values }: SchemaNode): boolean {
  return type === "object" && typeof values !== "object";
}
