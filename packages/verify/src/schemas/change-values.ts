import { isJsonArray, isJsonObject, type Json, type JsonObject, valueAt } from "../json/json.ts";

/** A bundled schema and which branch of its unions holds: the definition of one variant. */
export interface VariantSchema {
  readonly schema: JsonObject;
  /** Name of the variant's definition, for example the type of one event and purpose. */
  readonly variant: string;
}

/** What a change may do at one place; each part is asked for every value the schema declares. */
export interface Change {
  /** Another text, asked where the schema declares a string. */
  readonly text?: (value: string, node: JsonObject) => string;
  /** Another object, asked after its own members were changed. */
  readonly object?: (value: JsonObject, node: JsonObject, declared: Declared) => JsonObject;
}

/** Looks at the declared keys of an object through references. */
export interface Declared {
  readonly required: ReadonlySet<string>;
  /** Declared keys that may be null. */
  readonly nullable: readonly string[];
}

/** A copy of a value in which `change` was asked wherever the schema declares what is there. */
export function changeBySchema(value: Json, at: VariantSchema, change: Change): Json {
  return walk(value, at.schema, { ...at, change });
}

interface Walk extends VariantSchema {
  readonly change: Change;
}

function walk(value: Json, declaration: Json | undefined, task: Walk): Json {
  const node = resolve(declaration, task);
  if (typeof value === "string") return task.change.text?.(value, node) ?? value;
  if (isJsonArray(value)) return value.map((item) => walk(item, node.items, task));
  if (!isJsonObject(value) || !isJsonObject(node.properties)) return value;
  const members = Object.entries(value).map(([key, item]) => [
    key,
    walk(item, valueAt(node.properties, key), task),
  ]);
  const changed: JsonObject = Object.fromEntries(members);
  return task.change.object?.(changed, node, declaredIn(node, task)) ?? changed;
}

/** Follows references, takes the branch of a nullable object that is not null, and the variant's branch. */
function resolve(declaration: Json | undefined, at: VariantSchema): JsonObject {
  if (!isJsonObject(declaration)) return {};
  const { $ref, anyOf, oneOf } = declaration;
  if (typeof $ref === "string") return resolve(definition($ref, at), at);
  if (isJsonArray(anyOf)) return resolve(anyOf.find(isReference), at);
  if (isJsonArray(oneOf)) return resolve(definition(`#/$defs/${at.variant}`, at), at);
  return declaration;
}

function definition(reference: string, { schema }: VariantSchema): Json | undefined {
  return valueAt(schema, ...reference.split("/").slice(1));
}

function isReference(value: Json): boolean {
  return valueAt(value, "$ref") !== undefined;
}

function declaredIn(node: JsonObject, at: VariantSchema): Declared {
  const required = isJsonArray(node.required) ? node.required : [];
  const properties = isJsonObject(node.properties) ? node.properties : {};
  return {
    required: new Set(required.filter((key) => typeof key === "string")),
    nullable: Object.keys(properties).filter((key) => mayBeNull(properties[key], at)),
  };
}

function mayBeNull(declaration: Json | undefined, at: VariantSchema): boolean {
  if (isJsonObject(declaration) && isJsonArray(declaration.anyOf)) return true;
  const { type } = resolve(declaration, at);
  return type === "null" || (isJsonArray(type) && type.includes("null"));
}
