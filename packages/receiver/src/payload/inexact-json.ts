/**
 * The kind of an inexact place: an integer beyond 2^53, which JavaScript may change (`unsafe_number`), or text
 * with a NUL or half a surrogate pair, which many databases refuse (`unsafe_text`).
 */
export type JsonWarningKind = "unsafe_number" | "unsafe_text";

/** A place of the body that JavaScript, or a database behind it, reads inexactly. */
export interface JsonWarning {
  readonly kind: JsonWarningKind;
  /** JSON pointer to the value from the root of the body. For a key that is such text, to its value. */
  readonly pointer: string;
}

/** More places than a person reads, or a log holds. */
const maxWarnings = 100;

/** Finds inexact places in parsed JSON, at most 100. */
export function findInexact(value: unknown): readonly JsonWarning[] {
  const found: JsonWarning[] = [];
  collect(value, "", found);
  return found;
}

/** Checks that JavaScript holds a number of JSON exactly, or is as exact as it can be about a fraction. */
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

/** With the `u` flag this class finds only surrogates without their other half. */
function isSound(text: string): boolean {
  return !/[\0\ud800-\udfff]/u.test(text);
}
