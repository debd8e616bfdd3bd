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
 * mark, not deep, no key that could reach a prototype, no number that JavaScript would change, no text
 * that a database would refuse. Never throws; repeated keys are JSON's own business (the last counts).
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
    // UTF-8 holds neither a lone surrogate nor, in JSON, a bare NUL: both can only come as escapes.
    const fault = findFault(value, { depth: 0, hasEscapes: text.includes("\\u") });
    return fault ? { ok: false, fault } : { ok: true, value };
  } catch {
    return { ok: false, fault: "not_json" };
  }
}

interface Place {
  readonly depth: number;
  readonly hasEscapes: boolean;
}

function findFault(value: unknown, place: Place): JsonFault | undefined {
  if (typeof value === "string") return place.hasEscapes ? findTextFault(value) : undefined;
  if (typeof value === "number") return isExact(value) ? undefined : "unsafe_number";
  if (typeof value !== "object" || value === null) return undefined;
  if (place.depth === maxDepth) return "too_deep";
  const inside = { depth: place.depth + 1, hasEscapes: place.hasEscapes };
  return Array.isArray(value) ? findItemFault(value, inside) : findMemberFault(value, inside);
}

function findItemFault(items: readonly unknown[], place: Place): JsonFault | undefined {
  for (const item of items) {
    const fault = findFault(item, place);
    if (fault) return fault;
  }
  return undefined;
}

function findMemberFault(object: object, place: Place): JsonFault | undefined {
  for (const [key, value] of Object.entries(object)) {
    const fault = findKeyFault(key, value, place) ?? findFault(value, place);
    if (fault) return fault;
  }
  return undefined;
}

/** A careless merge of such an object reaches `Object.prototype`. */
function findKeyFault(key: string, value: unknown, place: Place): JsonFault | undefined {
  if (key === "__proto__") return "forbidden_key";
  if (key === "constructor" && isObjectWithPrototype(value)) return "forbidden_key";
  return place.hasEscapes ? findTextFault(key) : undefined;
}

function isObjectWithPrototype(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.hasOwn(value, "prototype");
}

/** With the `u` flag this class finds only surrogates without their other half. */
function findTextFault(text: string): JsonFault | undefined {
  return /[\0\ud800-\udfff]/u.test(text) ? "unsafe_text" : undefined;
}

/** Whether JavaScript can hold the number: a larger integer would be handed on as another one. */
function isExact(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}
