import type { Model, SchemaNode } from "../schemas/model.ts";
import { isClosedInStrict } from "../schemas/profiles.ts";
import { type CheckedSchema, dataName, referenceOf } from "./checked-schemas.ts";
import { quote } from "./quote.ts";

/**
 * Makes the table of what is known: the keys of each object, the values of each open enum, the formats.
 *
 * A key that drift cannot happen at is `any`.
 */
export function knownKeysModule(schemas: readonly CheckedSchema[], model: Model): string {
  const byName = new Map(schemas.map((checked) => [checked.name, checked.schema]));
  const objects = schemas
    .filter(({ schema }) => schema.properties !== undefined)
    .map(
      ({ name, source, schema }) => `/** ${source} */\n${name}: ${knownKeysOf(schema, byName)},`,
    );
  const data = model.events.map(({ type, variants }) => {
    const entries = variants.map((variant) => `${variant.purpose}: ${quote(dataName(variant))}`);
    return `${quote(type)}: { ${entries.join(", ")} },`;
  });
  const text = objects.join("\n");
  const used = constants.filter((name) => new RegExp(`[:[] ?${name}\\b`).test(text));
  return `import type { EventType, Purpose } from "@order-webhooks/types";
import { ${[...used, "type KnownKeys"].join(", ")} } from "../known.ts";

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

/** What is known of a value. A reference to a schema without keys is what that says. */
function knownOf(node: SchemaNode, byName: ByName): string {
  const { format, items, additionalProperties: values, "x-extensible-enum": known } = node;
  if (known !== undefined) return JSON.stringify(known);
  if (format !== undefined) return format === "date" ? "date" : "dateTime";
  const inner = items ?? (typeof values === "object" ? values : undefined);
  if (inner !== undefined) {
    const each = knownOf(inner, byName);
    return each === "any" ? each : `{ each: ${each} }`;
  }
  return knownOfReference(referenceOf(node), byName);
}

function knownOfReference(name: string | undefined, byName: ByName): string {
  const schema = name === undefined ? undefined : byName.get(name);
  if (name === undefined || schema === undefined) return "any";
  return schema.properties === undefined ? knownOf(schema, byName) : `{ object: ${quote(name)} }`;
}
