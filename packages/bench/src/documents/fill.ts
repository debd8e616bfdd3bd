import type { Json, JsonObject } from "./json.ts";

/** The keywords of the published schemas that describe a value. */
interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly const?: Json;
  readonly type?: Type | readonly Type[];
  readonly properties?: { readonly [key: string]: Schema };
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly $defs?: { readonly [name: string]: Schema };
}

type Type = "array" | "boolean" | "integer" | "null" | "number" | "object" | "string";

/** Makes a value with every key of a published schema, one item in each list, and no null. */
export function fill(schema: JsonObject): Json {
  // This cast trusts the lint of the schemas, which allows only these keywords.
  const { $defs: definitions = {}, ...root } = schema as Schema;
  const fillWith = (one: Schema): Json => {
    const inner = definitions[one.$ref?.split("/").at(-1) ?? ""] ?? firstOf(one);
    if (inner !== undefined) return fillWith(inner);
    return one.const ?? fillType(one, fillWith);
  };
  return fillWith(root);
}

function firstOf({ allOf, anyOf, oneOf }: Schema): Schema | undefined {
  return (allOf ?? anyOf ?? oneOf)?.[0];
}

function fillType(schema: Schema, fillWith: (inner: Schema) => Json): Json {
  const [type] = [schema.type].flat();
  switch (type) {
    case "array":
      return schema.items ? [fillWith(schema.items)] : [];
    case "object":
      return fillObject(schema, fillWith);
    case "boolean":
      return true;
    case "integer":
      return 1;
    case "number":
      return 1.5;
    case "string":
      return "text";
    default:
      return null;
  }
}

function fillObject(
  { properties = {}, additionalProperties }: Schema,
  fillWith: (inner: Schema) => Json,
): JsonObject {
  const members = Object.entries(properties).map(([key, one]) => [key, fillWith(one)]);
  if (typeof additionalProperties === "object")
    members.push(["any", fillWith(additionalProperties)]);
  return Object.fromEntries(members);
}
