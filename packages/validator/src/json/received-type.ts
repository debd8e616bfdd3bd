/** Type of a received value. The value itself is never reported, because it may be private. */
export type ReceivedType =
  | "missing"
  | "null"
  | "boolean"
  | "number"
  | "string"
  | "array"
  | "object"
  | "bytes"
  | "other";

/** Returns the type of a value, which is a JSON type or, for a mistake of the caller, `bytes` or `other`. */
export function receivedTypeOf(value: unknown): ReceivedType {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "object") return isBytes(value) ? "bytes" : "object";
  return scalars.find((type) => type === typeof value) ?? "other";
}

/** Object whose keys can be read one by one. */
export type JsonObject = { readonly [key: string]: unknown };

/** Checks that the value is an object and not an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !isArray(value);
}

// With a separate name, engines inline `isObject` at every call.
const { isArray } = Array;

const scalars = ["boolean", "number", "string"] as const;

/** Checks that the value is a buffer or a view of a buffer, such as a body that was not decoded. */
export function isBytes(value: unknown): boolean {
  return ArrayBuffer.isView(value) || value instanceof ArrayBuffer;
}
