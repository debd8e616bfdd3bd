import { findInexact, type JsonWarning } from "./inexact-json.ts";
import type { JsonFailure } from "./reasons.ts";
import { type JsonScan, scanJson } from "./scan-json.ts";

/** Parsed JSON. */
export interface ReadJson {
  readonly ok: true;
  readonly value: unknown;
  /** Values that JavaScript or a database cannot represent exactly. */
  readonly warnings: readonly JsonWarning[];
  readonly scan: JsonScan;
}

/** Parsed JSON, or the reason of a failure. */
export type JsonResult = ReadJson | { readonly ok: false; readonly failure: JsonFailure };

/** Maximum depth. It is far above the depth of any order, and far below that of a stack overflow. */
const maxDepth = 100;

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Parses safe JSON: UTF-8 without a byte order mark, not deep, and without a key that could change a prototype. Never
 * throws. As with JSON.parse, the last of repeated keys counts, and fractions are as exact as JavaScript numbers.
 */
export function parseJson(bytes: Uint8Array): JsonResult {
  const text = decode(bytes);
  if (text === undefined) return fail("not_utf8");
  if (text.charCodeAt(0) === 0xfeff) return fail("byte_order_mark");
  try {
    return check(JSON.parse(text), scanJson(bytes));
  } catch {
    return fail(text.trim() === "" ? "empty" : "not_json");
  }
}

function fail(failure: JsonFailure): JsonResult {
  return { ok: false, failure };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function check(value: unknown, scan: JsonScan): JsonResult {
  if (scan.depth > maxDepth) return fail("too_deep");
  const isSuspicious = scan.hasSuspiciousKeys || scan.hasEscapes;
  if (isSuspicious && hasForbiddenKey(value)) return fail("forbidden_key");
  const isExact = !scan.hasLongNumbers && !scan.hasEscapes;
  return { ok: true, value, warnings: isExact ? [] : findInexact(value), scan };
}

/** Finds a key with which a careless merge would change `Object.prototype`. */
function hasForbiddenKey(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(
    ([key, member]) => isForbidden(key, member) || hasForbiddenKey(member),
  );
}

function isForbidden(key: string, value: unknown): boolean {
  if (key === "__proto__") return true;
  const isConstructor = key === "constructor" && typeof value === "object" && value !== null;
  return isConstructor && Object.hasOwn(value, "prototype");
}
