import { ReceiverError, type ReceiverErrorCode } from "../errors.ts";

/** What a value has to be, and the code for anything else. */
export type KindRule = readonly [
  kind: "boolean" | "function" | "object" | "string",
  code: ReceiverErrorCode,
];

/** What a value is, where `null`, an `array` and a `map` are no objects: their names are not options. */
export function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return value instanceof Map ? "map" : typeof value;
}

/** A value as a part of a message; some throw when they are made a string. */
export function describe(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  return typeof value === "number" ? String(value) : kindOf(value);
}

/** Throws a ReceiverError if the value is of another kind. */
export function assertKind(name: string, value: unknown, [kind, code]: KindRule): void {
  const found = kindOf(value);
  if (found === kind) return;
  const article = kind === "object" ? "an" : "a";
  throw new ReceiverError(code, `${name}: expected ${article} ${kind}, got ${found}.`);
}

/** Throws a ReceiverError, which begins with `lack`, if the object has a name that is not known. */
export function assertNames(
  given: object,
  known: readonly string[],
  { lack, code }: { readonly lack: string; readonly code: ReceiverErrorCode },
): void {
  const stray = Object.keys(given).find((name) => !known.includes(name));
  if (stray === undefined) return;
  throw new ReceiverError(code, `${lack} ${describe(stray)}; there are ${known.join(", ")}.`);
}
