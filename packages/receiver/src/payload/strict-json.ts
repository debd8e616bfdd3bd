/** The reason why bytes are not JSON that is safe to read. The first that applies. */
export type JsonFailure =
  | "empty"
  | "not_utf8"
  | "byte_order_mark"
  | "not_json"
  | "too_deep"
  | "forbidden_key"
  | "unsafe_number"
  | "unsafe_text";

/** The value, or the reason why there is none. */
export type JsonResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly failure: JsonFailure };

/** Far above any order, far below what overflows a stack. */
const maxDepth = 100;

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Parses JSON that means the same to everyone and to everything behind it: UTF-8 without a byte order
 * mark, not deep, no key that could reach a prototype, no integer that JavaScript may change, no text
 * that a database would refuse. Never throws. Of repeated keys the last counts, as in JSON.parse, and
 * the digits of a fraction are as exact as a number of JavaScript.
 */
export function parseJson(bytes: Uint8Array): JsonResult {
  const text = decode(bytes);
  if (text === undefined) return { ok: false, failure: "not_utf8" };
  if (text.charCodeAt(0) === 0xfeff) return { ok: false, failure: "byte_order_mark" };
  if (text.trim() === "") return { ok: false, failure: "empty" };
  return parse(text);
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function parse(text: string): JsonResult {
  try {
    const value: unknown = JSON.parse(text);
    // UTF-8 holds no lone surrogate and JSON no bare NUL: both can only have come as escapes.
    const failure = findFailure(value, 0, text.includes("\\u"));
    return failure ? { ok: false, failure } : { ok: true, value };
  } catch {
    return { ok: false, failure: "not_json" };
  }
}

function findFailure(value: unknown, depth: number, hasEscapes: boolean): JsonFailure | undefined {
  if (typeof value === "string") return hasEscapes ? findTextFailure(value) : undefined;
  if (typeof value === "number") return isSafe(value) ? undefined : "unsafe_number";
  if (typeof value !== "object" || value === null) return undefined;
  if (depth === maxDepth) return "too_deep";
  return Array.isArray(value)
    ? findItemFailure(value, depth + 1, hasEscapes)
    : findMemberFailure(toMembers(value), depth + 1, hasEscapes);
}

function findItemFailure(
  items: readonly unknown[],
  depth: number,
  hasEscapes: boolean,
): JsonFailure | undefined {
  for (const item of items) {
    const failure = findFailure(item, depth, hasEscapes);
    if (failure) return failure;
  }
  return undefined;
}

/** The keys and values of an object of parsed JSON. */
interface Members {
  readonly [key: string]: unknown;
}

/** Parsed JSON inherits nothing that can be enumerated. `for in` makes no list of what it finds. */
function findMemberFailure(
  object: Members,
  depth: number,
  hasEscapes: boolean,
): JsonFailure | undefined {
  for (const key in object) {
    const value = object[key];
    if (isForbidden(key, value)) return "forbidden_key";
    const failure =
      findFailure(value, depth, hasEscapes) ?? (hasEscapes ? findTextFailure(key) : undefined);
    if (failure) return failure;
  }
  return undefined;
}

/** The seam: parsed JSON has keys that are strings, and nothing else. */
function toMembers(object: object): Members {
  return object as Members;
}

/** Finds a key with which a careless merge would reach `Object.prototype`. */
function isForbidden(key: string, value: unknown): boolean {
  if (key === "__proto__") return true;
  const isConstructor = key === "constructor" && typeof value === "object" && value !== null;
  return isConstructor && Object.hasOwn(value, "prototype");
}

/** With the `u` flag this class finds only surrogates without their other half. */
function findTextFailure(text: string): JsonFailure | undefined {
  return /[\0\ud800-\udfff]/u.test(text) ? "unsafe_text" : undefined;
}

/** Rejects an integer beyond 2^53, which JavaScript turns into another one, or into infinity. */
function isSafe(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}
