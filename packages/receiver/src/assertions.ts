import { ReceiverError, type ReceiverErrorCode } from "./errors.ts";

/** The JavaScript type that an option must have, and the code of the error for any other. */
export interface TypeRule {
  readonly type: "boolean" | "function" | "object" | "string";
  readonly code: ReceiverErrorCode;
}

/**
 * Returns the type of a value. `null`, an `array` and a `map` do not count as objects, because their keys are not
 * options. A `class` does not count as a function, because it cannot be called.
 */
export function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "function") return isClass(value) ? "class" : "function";
  return value instanceof Map ? "map" : typeof value;
}

/** Recognizes a class by its source. Nothing else distinguishes it from a function. */
function isClass(value: object): boolean {
  return /^class(?![\w$]|\s*\()/.test(Function.prototype.toString.call(value));
}

/** Recognizes a plain object of any realm: it has no prototype, or a prototype that has none. */
export function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Describes a value for a message. It never converts an object to a string, because that may throw. */
export function describe(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  return typeof value === "number" ? String(value) : describeType(value);
}

/** Describes only the type of a value for a message. Use it for secrets. */
export function describeType(value: unknown): string {
  const type = typeOf(value);
  if (type === "undefined") return "nothing";
  return type === "null" ? type : withArticle(type);
}

/**
 * Names a key of an option for a message: `limits.maxBodyBytes`, or `rawPaths["/webhooks/raw"]` for a key that is not
 * an identifier.
 */
export function placeOf(option: string, key: string): string {
  return /^\w+$/.test(key) ? `${option}.${key}` : `${option}[${JSON.stringify(key)}]`;
}

/** Throws a ReceiverError if the value is of another type. */
export function assertType(place: string, value: unknown, { type, code }: TypeRule): void {
  if (typeOf(value) === type) return;
  const expected = withArticle(type);
  const fix = `Pass ${expected}.`;
  throw new ReceiverError(code, { place, expected, found: describeType(value), fix });
}

/** Throws a ReceiverError if the value is defined and of another type. */
export function assertOptionalType(place: string, value: unknown, rule: TypeRule): void {
  if (value !== undefined) assertType(place, value, rule);
}

/**
 * Throws a ReceiverError for an option that does not exist.
 *
 * @param option the option that contains the names, or undefined for the options of the receiver itself
 */
export function assertKnownNames(
  given: object,
  known: readonly string[],
  option: string | undefined,
): void {
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new ReceiverError("option_unknown", {
    place: option === undefined ? unknown : placeOf(option, unknown),
    expected: `one of ${known.join(", ")}`,
    found: describe(unknown),
    fix: "Correct the name, or remove it.",
  });
}

function withArticle(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}
