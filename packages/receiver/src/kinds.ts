import { ReceiverError, type ReceiverErrorCode } from "./errors.ts";

/** What a value has to be, and the code for anything else. */
export type KindRule = readonly [
  kind: "boolean" | "function" | "object" | "string",
  code: ReceiverErrorCode,
];

/** What a value is: `object` for plain ones, and `null`, `array` or `map` for what passes as one. */
export function kindOf(value: unknown): string {
  const kind = typeof value;
  return kind === "object"
    ? Object.prototype.toString.call(value).slice(8, -1).toLowerCase()
    : kind;
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

/** Throws a ReceiverError if the object has a name that is not known: most are misspelt. */
export function assertNames(
  given: object,
  known: object,
  { of, code }: { readonly of: string; readonly code: ReceiverErrorCode },
): void {
  const stray = Object.keys(given).find((name) => !Object.hasOwn(known, name));
  if (stray === undefined) return;
  const names = Object.keys(known).join(", ");
  throw new ReceiverError(code, `${of}: there is no ${describe(stray)}; there are ${names}.`);
}
