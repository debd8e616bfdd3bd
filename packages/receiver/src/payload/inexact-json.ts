/**
 * Kind of an inexact value. `unsafe_number` is an integer beyond 2^53, which JavaScript may change. `unsafe_text` is
 * text with a NUL or half a surrogate pair, which many databases refuse.
 */
export type JsonWarningKind = "unsafe_number" | "unsafe_text";

/** A value of the body that JavaScript or a database cannot represent exactly. */
export interface JsonWarning {
  readonly kind: JsonWarningKind;
  /** JSON pointer to the value, from the root of the body. For an unsafe key, the pointer to its value. */
  readonly pointer: string;
}

/** Maximum number of warnings for one body. */
const maxWarnings = 100;

/** Finds inexact values in parsed JSON, at most 100. */
export function findInexact(value: unknown): readonly JsonWarning[] {
  const found: JsonWarning[] = [];
  collect(value, "", found);
  return found;
}

/** Checks that a number is a safe integer or a finite fraction. Fractions count as exact. */
export function isExact(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}

function collect(value: unknown, pointer: string, found: JsonWarning[]): void {
  if (found.length === maxWarnings) return;
  if (typeof value === "string") add(found, isSound(value), "unsafe_text", pointer);
  else if (typeof value === "number") add(found, isExact(value), "unsafe_number", pointer);
  else if (typeof value === "object" && value !== null) collectMembers(value, pointer, found);
}

function collectMembers(object: object, pointer: string, found: JsonWarning[]): void {
  for (const [key, member] of Object.entries(object)) {
    const place = `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    add(found, isSound(key), "unsafe_text", place);
    collect(member, place, found);
  }
}

function add(found: JsonWarning[], isFine: boolean, kind: JsonWarningKind, pointer: string): void {
  if (!isFine && found.length < maxWarnings) found.push({ kind, pointer });
}

/** Checks that text has no NUL and no lone surrogate. The `u` flag makes the class match only lone surrogates. */
function isSound(text: string): boolean {
  return !/[\0\ud800-\udfff]/u.test(text);
}
