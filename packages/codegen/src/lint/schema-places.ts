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
 * The part that a schema plays, which decides the keywords that it may have.
 *
 * A `variant` stands in the `$defs` of an event. The purposes extend `common-data`. A `key` is a
 * property of any of these, a `property` one of an object, a `part` an array's items or a map's values.
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

/** The roles of the schemas that describe data, whole or in part. */
export function describesData(role: Role): boolean {
  return role === "purpose" || role === "common-data" || role === "variant";
}

/** Recognises the schema at the root of a file. */
export function isRoot({ pointer }: SchemaPlace): boolean {
  return pointer === "";
}

/** Recognises an open enum whose known values have a name: two or more. */
export function hasNamedValues({ schema }: SchemaPlace): boolean {
  return toJsonArray(schema["x-extensible-enum"]).length > 1;
}

/** A place in a file where a schema stands. */
export interface SchemaPlace {
  readonly file: string;
  readonly pointer: string;
  readonly role: Role;
  /** The value at the place. */
  readonly value: Json;
  /** The same value if it is an object, as it should be, and otherwise an empty one. */
  readonly schema: JsonObject;
}

/** Every place of every authored file where a schema stands, in reading order. */
export function schemaPlaces(documents: Documents): readonly SchemaPlace[] {
  return [...documents].flatMap(([file, value]) => {
    const role = roleOfRoot(file);
    return role === undefined ? [] : placesFrom({ file, pointer: "", role, value });
  });
}

/** A problem at a place, or some steps below it. */
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
