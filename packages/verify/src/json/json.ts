/** JSON value as returned by `JSON.parse`. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** JSON object. An absent key reads as `undefined`. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Narrows to an object, which is neither an array nor null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Returns the object, or an empty one for any other value. */
export function objectOr(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** Narrows to an array. `Array.isArray` alone does not narrow a readonly one. */
export function isJsonArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** Returns the value under a chain of keys. Undefined if a key is missing. */
export function valueAt(value: Json | undefined, ...keys: readonly string[]): Json | undefined {
  return keys.reduce<Json | undefined>(
    (at, key) => (isJsonObject(at) && Object.hasOwn(at, key) ? at[key] : undefined),
    value,
  );
}

/** Copies a value with `change` applied to every value in it, the innermost first. */
export function mapJson(value: Json, change: (value: Json) => Json): Json {
  if (isJsonArray(value)) return change(value.map((item) => mapJson(item, change)));
  if (!isJsonObject(value)) return change(value);
  const entries = Object.entries(value).map(([key, item]) => [key, mapJson(item, change)]);
  return change(Object.fromEntries(entries));
}

/** Copies a value with another value under a chain of keys. Creates missing objects on the path. */
export function withValueAt(
  value: Json | undefined,
  keys: readonly string[],
  to: Json,
): JsonObject {
  const [key, ...rest] = keys;
  const own = isJsonObject(value) ? value : {};
  if (key === undefined) return own;
  return { ...own, [key]: rest.length === 0 ? to : withValueAt(own[key], rest, to) };
}

/** Keys and indices from the root of a document to a place in it. */
export type Steps = readonly (string | number)[];

/** Returns the JSON pointer (RFC 6901) of these steps. The empty string is the whole document. */
export function toPointer(steps: Steps): string {
  return steps
    .map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
}

/** Returns the steps of a JSON pointer. {@link valueAtSteps} reads digits as an index of a list. */
export function fromPointer(pointer: string): readonly string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Returns the value at these steps. Undefined if there is none. */
export function valueAtSteps(value: Json | undefined, steps: Steps): Json | undefined {
  return steps.reduce<Json | undefined>((at, step) => {
    if (isJsonArray(at)) return at[Number(step)];
    return isJsonObject(at) && Object.hasOwn(at, step) ? at[step] : undefined;
  }, value);
}
