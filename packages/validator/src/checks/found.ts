import { escapeStep } from "../json/pointer.ts";
import { isObject, receivedTypeOf } from "../json/received-type.ts";
import type { Check, Found, Issues, ViolationCode } from "./check.ts";
import { limit } from "./limit.ts";

// Generated checks call these functions. For a value without issues nothing is allocated, and `found` stays undefined.

/** Adds an issue of a wrong value. An undefined value counts as missing. */
export function add(found: Found, path: string, value: unknown, expected: string): Found {
  const issues = found ?? { wrong: [], missing: [], more: 0 };
  const received = receivedTypeOf(value);
  if (value === undefined) issues.missing.push({ path, code: "required", expected, received });
  else issues.wrong.push({ path, code: codeOf(value, expected), expected, received });
  return issues;
}

/** Adds the issues of an inner value. If the inner value itself is wrong, `expected` replaces its expected value. */
export function within(found: Found, path: string, inner: Issues, expected?: string): Issues {
  for (const list of ["wrong", "missing"] as const) {
    for (const issue of inner[list]) {
      if (issue.path === "" && expected) issue.expected = expected;
      issue.path = path + issue.path;
      found?.[list].push(issue);
    }
  }
  if (found) found.more += inner.more;
  return found ?? inner;
}

/** Finds the issues of an array and of its items. */
export function eachItem(value: unknown, check: Check): Found {
  if (!Array.isArray(value)) return add(undefined, "", value, anArray);
  let found: Found;
  for (let index = 0; index < value.length && !isFull(found); index++) {
    const inner = check(value[index]);
    if (inner) found = withinMember(found, `/${index}`, inner);
  }
  return found;
}

/** Finds the issues of a map and of its values. */
export function eachValue(value: unknown, check: Check): Found {
  if (!isObject(value)) return add(undefined, "", value, anObject);
  let found: Found;
  for (const key in value) {
    const inner = check(value[key]);
    if (inner) found = withinMember(found, `/${escapeStep(key)}`, inner);
    if (isFull(found)) break;
  }
  return found;
}

// Checks of items and map values that have only a type

export const booleanCheck: Check = (v) =>
  typeof v === "boolean" ? undefined : add(undefined, "", v, aBoolean);
export const integerCheck: Check = (v) =>
  Number.isInteger(v) ? undefined : add(undefined, "", v, anInteger);
export const numberCheck: Check = (v) =>
  Number.isFinite(v) ? undefined : add(undefined, "", v, aNumber);
export const stringCheck: Check = (v) =>
  typeof v === "string" ? undefined : add(undefined, "", v, aString);

// Expected values, in words

export const aBoolean = "a boolean";
export const anArray = "an array";
export const anInteger = "an integer";
export const aNumber = "a number";
export const anObject = "an object";
export const aString = "a string";
export const filledString = "a string that is not empty";
export const arrayOrNull = "an array or null";
export const booleanOrNull = "a boolean or null";
export const integerOrNull = "an integer or null";
export const numberOrNull = "a number or null";
export const objectOrNull = "an object or null";
export const stringOrNull = "a string or null";
export const filledStringOrNull = "a string that is not empty, or null";
export const noSuchKey = "null or no such key";

/** Returns the code of a wrong value. An empty string has the right type but is too short. */
function codeOf(value: unknown, expected: string): ViolationCode {
  return value === "" && expected.startsWith(filledString) ? "min_length" : "type";
}

/** Adds the issues of an item or of a map value. Missing keys beyond the limit are only counted. */
function withinMember(found: Found, path: string, inner: Issues): Issues {
  const issues = within(found, path, inner);
  issues.more += issues.missing.splice(limit).length;
  return issues;
}

function isFull(found: Found): boolean {
  return found !== undefined && found.wrong.length >= limit;
}
