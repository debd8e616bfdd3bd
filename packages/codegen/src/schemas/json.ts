/** JSON value, as returned by `JSON.parse`. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** JSON object. A missing key reads as `undefined`. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Narrows a JSON value to an object, which is neither an array nor null. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Narrows a JSON value to an array. `Array.isArray` alone does not narrow a readonly array. */
export function isJsonArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** Returns the value if it is an object, and otherwise an empty object. */
export function toJsonObject(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** Returns the value if it is an array, and otherwise an empty array. */
export function toJsonArray(value: Json | undefined): readonly Json[] {
  return isJsonArray(value) ? value : [];
}

/** Formats a value for a generated JSON file, with two spaces of indentation and a newline at the end. */
export function toJsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Appends steps to a JSON pointer, escaped according to RFC 6901. */
export function pointerTo(pointer: string, ...steps: readonly (string | number)[]): string {
  const escaped = steps.map((step) => String(step).replaceAll("~", "~0").replaceAll("/", "~1"));
  return [pointer, ...escaped].join("/");
}
