import * as v from "valibot";

const notAnArray = v.check((value: unknown) => !Array.isArray(value), "an array is no object");

/** Creates the schema of an object without a required key. valibot itself accepts an array in its place. */
export function object<const E extends v.ObjectEntries>(entries: E) {
  return v.pipe(v.unknown(), notAnArray, v.object(entries));
}

/** Creates the schema of a map, in whose place valibot accepts an array. */
export function mapOf<const S extends v.GenericSchema>(value: S) {
  return v.pipe(v.unknown(), notAnArray, v.record(v.string(), value));
}

/** The schema of an object with any keys. */
export const anyObject = mapOf(v.unknown());

/** The schema of an integer. */
export const integer = v.pipe(v.number(), v.integer());
