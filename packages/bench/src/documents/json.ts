/** A value of JSON. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** An object of JSON. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** One step into a value: a key or an index. */
export type Step = string | number;

/** Returns the value with another value at the end of the steps. */
export function replaceAt(value: Json, [step, ...rest]: readonly Step[], put: Json): Json {
  if (step === undefined) return put;
  return mapChildren(value, (child, at) => (at === step ? replaceAt(child, rest, put) : child));
}

/** Returns the steps to every text, number and boolean, in the order of the document. */
export function leavesOf(value: Json): readonly (readonly Step[])[] {
  if (value === null) return [];
  if (typeof value !== "object") return [[]];
  return childrenOf(value).flatMap(([step, child]) =>
    leavesOf(child).map((steps) => [step, ...steps]),
  );
}

/** Returns a list or an object with each child replaced, and any other value as it is. */
export function mapChildren(value: Json, change: (child: Json, at: Step) => Json): Json {
  if (value === null || typeof value !== "object") return value;
  const changed = childrenOf(value).map(([step, child]) => [step, change(child, step)] as const);
  return isList(value) ? changed.map(([, child]) => child) : Object.fromEntries(changed);
}

function childrenOf(value: JsonObject | readonly Json[]): readonly (readonly [Step, Json])[] {
  return isList(value)
    ? value.map((child, index) => [index, child] as const)
    : Object.entries(value);
}

/** Narrows readonly lists too, which `Array.isArray` does not. */
function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
