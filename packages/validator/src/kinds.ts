/** What was found in a place: the kind alone, since a value may be a customer's. */
export type ValueKind =
  | "missing"
  | "null"
  | "boolean"
  | "number"
  | "string"
  | "array"
  | "object"
  | "bytes"
  | "other";

/** The kind of a value: those of JSON, and bytes, which callers hand over by mistake. */
export function kindOf(value: unknown): ValueKind {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "object") return isBytes(value) ? "bytes" : "object";
  return scalars.find((kind) => kind === typeof value) ?? "other";
}

/** An object whose keys may be read one by one. */
export type Keyed = { readonly [key: string]: unknown };

/** Whether the value is an object with keys, and not an array. */
export function isKeyed(value: unknown): value is Keyed {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const scalars = ["boolean", "number", "string"] as const;

/** Whether the value is a buffer or a view of one, as a body is that nobody has decoded. */
export function isBytes(value: unknown): boolean {
  return ArrayBuffer.isView(value) || value instanceof ArrayBuffer;
}
