import { InboxError } from "../errors.ts";

/**
 * Adds the defaults of omitted numbers. Each number must be whole and above 0.
 *
 * @throws InboxError `option_unknown` or `options_invalid`
 */
export function toNumbers<T extends object>(option: string, given: Partial<T>, defaults: T): T {
  assertOptions(option, given, Object.keys(defaults));
  const numbers = { ...defaults };
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    assertWholeNumber(`${option}.${name}`, value);
    Reflect.set(numbers, name, value);
  }
  return numbers;
}

function assertWholeNumber(place: string, value: unknown): void {
  if (Number.isSafeInteger(value) && Number(value) > 0) return;
  const expected = "a whole number above 0";
  const fix = "Pass such a number, or omit the option.";
  throw new InboxError("options_invalid", { place, expected, found: describe(value), fix });
}

/**
 * Checks that a value is an object with only known names.
 *
 * @throws InboxError `options_invalid` or `option_unknown`
 */
export function assertOptions(place: string, value: unknown, known: readonly string[]): void {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    const found = describe(value);
    const fix = "Pass an object.";
    throw new InboxError("options_invalid", { place, expected: "an object", found, fix });
  }
  const unknown = Object.keys(value).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new InboxError("option_unknown", {
    place: `${place}.${unknown}`,
    expected: `one of ${known.join(", ")}`,
    found: JSON.stringify(unknown),
    fix: "Correct the name, or remove it.",
  });
}

/** Describes a value for a message. */
export function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number" || value === null) return String(value);
  return Array.isArray(value) ? "a list" : `a value of the type ${typeof value}`;
}
