/** A JSON value as `JSON.parse` gives it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object. A key that is not there reads as `undefined`. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Narrows a JSON value to an object: neither an array nor null. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Narrows a JSON value to an array. `Array.isArray` alone does not narrow a readonly one. */
export function isJsonArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** Returns the value if it is an object, and otherwise an empty one. */
export function toJsonObject(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** Returns the value if it is an array, and otherwise an empty one. */
export function toJsonArray(value: Json | undefined): readonly Json[] {
  return isJsonArray(value) ? value : [];
}

/** The one layout of every JSON file that is generated: two spaces, a newline at the end. */
export function toJsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Appends one step to a JSON pointer, escaped as RFC 6901 asks. */
export function pointerTo(pointer: string, ...steps: readonly (string | number)[]): string {
  const escaped = steps.map((step) => String(step).replaceAll("~", "~0").replaceAll("/", "~1"));
  return [pointer, ...escaped].join("/");
}
