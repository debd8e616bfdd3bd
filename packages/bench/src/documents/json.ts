/** A value of JSON. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** An object of JSON. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** One step into a value: a key or an index. */
export type Step = string | number;

/** Returns a copy of the value with `put` at the end of the steps. */
export function replaceAt(value: Json, [step, ...rest]: readonly Step[], put: Json): Json {
  if (step === undefined) return put;
  return mapChildren(value, (child, at) => (at === step ? replaceAt(child, rest, put) : child));
}

/** Returns a copy of the value without the key or the item at the end of the steps. */
export function removeAt(value: Json, [step, ...rest]: readonly Step[]): Json {
  if (rest.length > 0)
    return mapChildren(value, (child, at) => (at === step ? removeAt(child, rest) : child));
  if (value === null || typeof value !== "object") return value;
  const others = childrenOf(value).filter(([at]) => at !== step);
  return isList(value) ? others.map(([, child]) => child) : Object.fromEntries(others);
}

/** Returns the steps to every value inside. Enters only the first of several equal objects. */
export function placesIn(value: Json, seen: Set<string> = new Set()): readonly (readonly Step[])[] {
  if (value === null || typeof value !== "object") return [];
  const text = JSON.stringify(value);
  const isNew = !seen.has(text);
  seen.add(text);
  return childrenOf(value).flatMap(([step, child]) => {
    const inside = isNew ? placesIn(child, seen) : [];
    return [[step], ...inside.map((steps) => [step, ...steps])];
  });
}

/** Returns the value at the end of the steps. */
export function valueAt(value: Json, steps: readonly Step[]): Json {
  return steps.reduce<Json>((inner, step) => Object(inner)[step], value);
}

/** Returns the steps to every text, number and boolean, in the order of the document. */
export function leavesOf(value: Json): readonly (readonly Step[])[] {
  if (value === null) return [];
  if (typeof value !== "object") return [[]];
  return childrenOf(value).flatMap(([step, child]) =>
    leavesOf(child).map((steps) => [step, ...steps]),
  );
}

/** Returns a copy of a list or an object with each child replaced. Returns any other value unchanged. */
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
