import type { Model, SchemaNode } from "../schemas/model.ts";
import { dataName } from "../schemas/names.ts";
import { isClosedInStrict } from "../schemas/profiles.ts";
import { type CheckedSchema, referenceOf } from "./checked-schemas.ts";
import { quote, usedNames } from "./quote.ts";

/**
 * Makes the table of what is known: the keys of each object, the values of each open enum, the formats.
 *
 * A key that drift cannot happen at is `any`.
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

/** The known keys of each object, by its name. */
export const knownKeys: { readonly [name: string]: KnownKeys } = {
${text}
};

/** The name of the object that an envelope is. */
export const envelopeName = ${quote(model.delivery.name)};

/** The name of the object that the data of each event and purpose is. */
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

/** The knowledge about a value. */
function knownOf(node: SchemaNode, byName: ByName): string {
  const { format, items, additionalProperties: values, "x-extensible-enum": known } = node;
  if (known !== undefined) return JSON.stringify(known);
  if (format !== undefined) return format === "date" ? "date" : "dateTime";
  if (items !== undefined) return `{ listOf: ${knownOf(items, byName)} }`;
  if (typeof values === "object") return `{ mapOf: ${knownOf(values, byName)} }`;
  return knownOfReference(referenceOf(node), byName);
}

/** A reference to an object is that object. One to a value inside another schema is what that says. */
function knownOfReference(name: string | undefined, byName: ByName): string {
  const schema = name === undefined ? undefined : byName.get(name);
  if (name === undefined || schema === undefined) return "any";
  return isTable(schema) ? `{ object: ${quote(name)} }` : knownOf(schema, byName);
}

/** Recognises an object that is no map with values of one kind: it has a table, even an empty one. */
function isTable({ type, additionalProperties: values }: SchemaNode): boolean {
  return type === "object" && typeof values !== "object";
}
