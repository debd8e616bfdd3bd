export type { Documents } from "./schemas/documents.ts";
export type { Json, JsonObject } from "./schemas/json.ts";
export { isJsonArray, isJsonObject, pointerTo } from "./schemas/json.ts";
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
} from "./schemas/model.ts";
export {
  allPurposeKeys,
  nullableKeys,
  purposes,
  referencedName,
  referenceTo,
} from "./schemas/model.ts";
export { parseSources } from "./schemas/parse.ts";
export type { Problem } from "./schemas/problem.ts";
export type { Sources } from "./schemas/read.ts";
export { readSchemas } from "./schemas/read.ts";
export { toModel } from "./schemas/to-model.ts";
