import { isPurposeFile } from "../schemas/documents.ts";
import { pointerTo } from "../schemas/json.ts";
import {
  type Model,
  referencedName,
  referenceTo,
  type SchemaNode,
  type TypeName,
  type VariantModel,
} from "../schemas/model.ts";
import { dataName } from "../schemas/names.ts";
import { isNullable } from "../schemas/profiles.ts";
import { reachableObjects } from "../schemas/reachable-objects.ts";

/** Schema that gets a check function. It is flat, because each schema inside it has its own name. */
export interface CheckedSchema {
  readonly name: string;
  /** Place of the schema, relative to the root of the repository. */
  readonly source: string;
  readonly schema: SchemaNode;
  /** True for the data of a purpose, in which null at one of the purpose's keys means absent. */
  readonly isData?: true;
}

/**
 * Lists the schemas to check: each object that a delivery can contain, the envelope, and each purpose's data.
 *
 * A reference becomes a call and not a copy. So an object adds its size only once, however many events
 * contain it. Events that share a purpose's file share its function.
 *
 * @throws {TypeError} if two schemas get the same name
 */
export function toCheckedSchemas(model: Model): readonly CheckedSchema[] {
  const variants = model.events.flatMap((event) => event.variants);
  const data = new Map(variants.map((variant) => [dataName(variant), toCheckedData(variant)]));
  const roots = [model.delivery, ...variants].map(({ schema }) => schema);
  const objects = [...reachableObjects(model, roots), model.delivery].map(
    ({ name, file, schema }): CheckedSchema => ({ name, source: `schemas/${file}`, schema }),
  );
  const schemas = [...objects, ...data.values()].flatMap(flatten);
  assertDifferentNames(schemas);
  return schemas;
}

/** Returns the name of the schema that a reference, nullable or not, refers to. */
export function referenceOf({ $ref, anyOf }: SchemaNode): string | undefined {
  const reference = $ref ?? anyOf?.[0].$ref;
  return reference === undefined ? undefined : referencedName(reference);
}

function toCheckedData(variant: VariantModel): CheckedSchema {
  const { file, purpose, schema } = variant;
  const source = isPurposeFile(file) ? `schemas/${file}` : `schemas/${file}#/$defs/${purpose}`;
  return { name: dataName(variant), source, schema, isData: true };
}

function assertDifferentNames(schemas: readonly CheckedSchema[]): void {
  const sources = new Map<string, string>();
  for (const { name, source } of schemas) {
    const other = sources.get(name);
    if (other !== undefined)
      throw new TypeError(
        `${source}: expected a name of its own, got ${name}, the name of ${other}`,
      );
    sources.set(name, source);
  }
}

/** Moves the schemas inside a schema out and replaces them by references. The moved schemas come first. */
function flatten(checked: CheckedSchema): readonly CheckedSchema[] {
  const hoisted: CheckedSchema[] = [];
  const { schema } = checked;
  const flat = Object.entries(schema.properties ?? {}).map(([key, node]): [string, SchemaNode] => {
    const place = { name: `${checked.name}_${toIdentifier(key)}`, schema: node };
    return [
      key,
      flattenValue({ ...place, source: below(checked.source, "properties", key) }, hoisted),
    ];
  });
  const own = schema.properties ? { ...schema, properties: Object.fromEntries(flat) } : schema;
  const last = { ...checked, schema: flattenInner({ ...checked, schema: own }, hoisted) };
  return [...hoisted, last];
}

/** Returns a place below a place, as a JSON pointer into its file. */
function below(source: string, ...steps: readonly string[]): string {
  return pointerTo(source.includes("#") ? source : `${source}#`, ...steps);
}

/** Makes a key part of a name. File names have no underscore, so the resulting names are unique. */
function toIdentifier(key: string): string {
  return key.replace(/\W/g, (sign) => `$${sign.codePointAt(0)}`);
}

/** Flattens a value inside another schema. An object that declares keys becomes a separate schema. */
function flattenValue(value: CheckedSchema, hoisted: CheckedSchema[]): SchemaNode {
  const { name, schema } = value;
  if (schema.properties === undefined) return flattenInner(value, hoisted);
  hoisted.push(...flatten({ ...value, schema: { ...schema, type: "object" } }));
  return isNullable(schema) ? orNull(referenceTo(name)) : { $ref: referenceTo(name) };
}

/** Replaces the items of a list, or the values of a map, by a reference. */
function flattenInner(
  { name, source, schema }: CheckedSchema,
  hoisted: CheckedSchema[],
): SchemaNode {
  const { items, additionalProperties: values } = schema;
  const toReference = (inner: SchemaNode, keyword: string, suffix: string): SchemaNode => {
    if (isPlain(inner)) return inner;
    const place = { name: `${name}_${suffix}`, source: below(source, keyword) };
    const node = flattenValue({ ...place, schema: inner }, hoisted);
    if (node.$ref !== undefined) return node;
    // A nullable object has this name already, so its wrapper, which accepts null, gets another name.
    const own = node.anyOf === undefined ? place.name : `${place.name}_or_null`;
    hoisted.push({ ...place, name: own, schema: node });
    return { $ref: referenceTo(own) };
  };
  return {
    ...schema,
    ...(items && { items: toReference(items, "items", "item") }),
    ...(typeof values === "object" && {
      additionalProperties: toReference(values, "additionalProperties", "value"),
    }),
  };
}

/** Recognizes a value that has only a type. The runtime has a check for it. */
function isPlain({ type, format, minLength, "x-extensible-enum": known }: SchemaNode): boolean {
  const isScalar = typeof type === "string" && plainTypes.includes(type);
  return isScalar && format === undefined && minLength === undefined && known === undefined;
}

const plainTypes: readonly TypeName[] = ["boolean", "integer", "number", "string"];

function orNull($ref: string): SchemaNode {
  return { anyOf: [{ $ref }, { type: "null" }] };
}
