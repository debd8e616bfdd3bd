import {
  commonDataFile,
  type Documents,
  deliveryFile,
  isEventFile,
  isObjectFile,
  isPurposeFile,
} from "../schemas/documents.ts";
import {
  type Json,
  type JsonObject,
  pointerTo,
  toJsonArray,
  toJsonObject,
} from "../schemas/json.ts";
import type { FileProblem } from "../schemas/problem.ts";

/**
 * Role of a schema, which determines the allowed keywords.
 *
 * A `variant` is in the `$defs` of an event. The purposes extend `common-data`. A `key` is a property
 * of any of these. A `property` is a property of an object. A `part` is an array's items or a map's values.
 */
export type Role =
  | "event"
  | "purpose"
  | "common-data"
  | "object"
  | "variant"
  | "key"
  | "property"
  | "part";

/** Recognizes the roles of schemas that describe data, whole or in part. */
export function describesData(role: Role): boolean {
  return role === "purpose" || role === "common-data" || role === "variant";
}

/** Recognizes the schema at the root of a file. */
export function isRoot({ pointer }: SchemaPlace): boolean {
  return pointer === "";
}

/** Recognizes an open enum whose known values have a name, which needs two or more values. */
export function hasNamedValues({ schema }: SchemaPlace): boolean {
  return toJsonArray(schema["x-extensible-enum"]).length > 1;
}

/** Place of a schema in a file. */
export interface SchemaPlace {
  readonly file: string;
  readonly pointer: string;
  readonly role: Role;
  /** Value at the place. */
  readonly value: Json;
  /** The same value if it is an object, and otherwise an empty object. */
  readonly schema: JsonObject;
}

/** Returns the places of the schemas in every authored file, in reading order. */
export function schemaPlaces(documents: Documents): readonly SchemaPlace[] {
  return [...documents].flatMap(([file, value]) => {
    const role = roleOfRoot(file);
    return role === undefined ? [] : placesFrom({ file, pointer: "", role, value });
  });
}

/** Makes a problem at a place, or some steps below it. */
export function problemAt(
  { file, pointer }: Pick<SchemaPlace, "file" | "pointer">,
  message: string,
  ...steps: readonly (string | number)[]
): FileProblem {
  return { file, pointer: pointerTo(pointer, ...steps), message };
}

function roleOfRoot(file: string): Role | undefined {
  if (isEventFile(file)) return "event";
  if (isPurposeFile(file)) return "purpose";
  if (file === commonDataFile) return "common-data";
  return isObjectFile(file) || file === deliveryFile ? "object" : undefined;
}

function placesFrom(place: Omit<SchemaPlace, "schema">): readonly SchemaPlace[] {
  const { file, pointer, role, value } = place;
  const schema = toJsonObject(value);
  const below = [...keyedChildren(role, schema), ...partsOf(schema)];
  const places = below.map((child) => ({
    ...child,
    file,
    pointer: pointerTo(pointer, ...child.steps),
  }));
  return [{ file, pointer, role, value, schema }, ...places.flatMap(placesFrom)];
}

interface Child {
  readonly role: Role;
  readonly steps: readonly string[];
  readonly value: Json;
}

function keyedChildren(role: Role, schema: JsonObject): readonly Child[] {
  if (role === "event") return childrenAt("$defs", "variant", schema);
  return childrenAt("properties", describesData(role) ? "key" : "property", schema);
}

function childrenAt(keyword: string, role: Role, schema: JsonObject): readonly Child[] {
  const entries = Object.entries(toJsonObject(schema[keyword]));
  return entries.map(([key, child]) => ({ role, steps: [keyword, key], value: child }));
}

function partsOf(schema: JsonObject): readonly Child[] {
  return ["items", "additionalProperties"].flatMap((keyword) => {
    const value = schema[keyword];
    if (value === undefined || typeof value === "boolean") return [];
    return [{ role: "part", steps: [keyword], value }];
  });
}
