/** The type of the value in a place. The value itself may be a customer's. */
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

/** Returns the type of a value: those of JSON, and bytes, which callers pass by mistake. */
export function receivedTypeOf(value: unknown): ReceivedType {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "object") return isBytes(value) ? "bytes" : "object";
  return scalars.find((type) => type === typeof value) ?? "other";
}

/** An object whose keys may be read one by one. */
export type JsonObject = { readonly [key: string]: unknown };

/** Checks that the value is an object with keys, and not an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !isArray(value);
}

// A name of its own, so that an engine inlines `isObject` wherever it is called.
const { isArray } = Array;

const scalars = ["boolean", "number", "string"] as const;

/** Checks that the value is a buffer or a view of one, such as a body that was not decoded. */
export function isBytes(value: unknown): boolean {
  return ArrayBuffer.isView(value) || value instanceof ArrayBuffer;
}
