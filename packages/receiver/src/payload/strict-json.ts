/** Why bytes are not JSON that may be read; the first that applies. */
export type JsonFault =
  | "empty"
  | "not_utf8"
  | "byte_order_mark"
  | "not_json"
  | "too_deep"
  | "forbidden_key"
  | "unsafe_number"
  | "unsafe_text";

/** The value, or why there is none. */
export type JsonReading =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly fault: JsonFault };

/** Far above any order, far below what overflows a stack. */
const maxDepth = 100;

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Reads JSON that means the same to everyone and to everything behind it: UTF-8 without a byte order
 * mark, not deep, no key that could reach a prototype, no integer that JavaScript may change, no text
 * that a database would refuse. Never throws; repeated keys are JSON's own business (the last counts),
 * and so are the digits of a fraction.
 */
export function readJson(bytes: Uint8Array): JsonReading {
  const text = decode(bytes);
  if (text === undefined) return { ok: false, fault: "not_utf8" };
  if (text.charCodeAt(0) === 0xfeff) return { ok: false, fault: "byte_order_mark" };
  if (text.trim() === "") return { ok: false, fault: "empty" };
  return parse(text);
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function parse(text: string): JsonReading {
  try {
    const value: unknown = JSON.parse(text);
    // UTF-8 holds no lone surrogate and JSON no bare NUL: both can only have come as escapes.
    const fault = findFault(value, 0, text.includes("\\u"));
    return fault ? { ok: false, fault } : { ok: true, value };
  } catch {
    return { ok: false, fault: "not_json" };
  }
}

function findFault(value: unknown, depth: number, hasEscapes: boolean): JsonFault | undefined {
  if (typeof value === "string") return hasEscapes ? findTextFault(value) : undefined;
  if (typeof value === "number") return isSafe(value) ? undefined : "unsafe_number";
  if (typeof value !== "object" || value === null) return undefined;
  if (depth === maxDepth) return "too_deep";
  return Array.isArray(value)
    ? findItemFault(value, depth + 1, hasEscapes)
    : findMemberFault(toMembers(value), depth + 1, hasEscapes);
}

function findItemFault(
  items: readonly unknown[],
  depth: number,
  hasEscapes: boolean,
): JsonFault | undefined {
  for (const item of items) {
    const fault = findFault(item, depth, hasEscapes);
    if (fault) return fault;
  }
  return undefined;
}

/** What an object of parsed JSON has. */
interface Members {
  readonly [key: string]: unknown;
}

/** Parsed JSON inherits nothing that can be enumerated; `for in` makes no list of what it finds. */
function findMemberFault(
  object: Members,
  depth: number,
  hasEscapes: boolean,
): JsonFault | undefined {
  for (const key in object) {
    const value = object[key];
    if (isForbidden(key, value)) return "forbidden_key";
    const fault =
      findFault(value, depth, hasEscapes) ?? (hasEscapes ? findTextFault(key) : undefined);
    if (fault) return fault;
  }
  return undefined;
}

/** The seam: parsed JSON has keys that are strings, and nothing else. */
function toMembers(object: object): Members {
  return object as Members;
}

/** Whether a careless merge of it would reach `Object.prototype`. */
function isForbidden(key: string, value: unknown): boolean {
  if (key === "__proto__") return true;
  const isConstructor = key === "constructor" && typeof value === "object" && value !== null;
  return isConstructor && Object.hasOwn(value, "prototype");
}

/** With the `u` flag this class finds only surrogates without their other half. */
function findTextFault(text: string): JsonFault | undefined {
  return /[\0\ud800-\udfff]/u.test(text) ? "unsafe_text" : undefined;
}

/** Whether it is no integer beyond 2^53, which would be handed on as another one, or as infinity. */
function isSafe(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}
