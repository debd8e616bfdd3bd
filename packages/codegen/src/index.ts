export type { Json, JsonObject } from "./json.ts";
export { isJsonArray, isJsonObject, pointerTo } from "./json.ts";
export type { Linted } from "./lint.ts";
export { lint } from "./lint.ts";
export type {
  EventModel,
  Evidence,
  Example,
  Model,
  NullableKey,
  ObjectModel,
  Origin,
  Purpose,
  SchemaNode,
  TypeName,
  VariantModel,
} from "./model.ts";
export { allPurposeKeys, nullableKeys, purposes, referencedName, referenceTo } from "./model.ts";
export { parseSources } from "./parse-sources.ts";
export type { Problem } from "./problem.ts";
export type { Sources } from "./read-schemas.ts";
export { readSchemas } from "./read-schemas.ts";
export type { Documents } from "./to-model.ts";
export { toModel } from "./to-model.ts";
