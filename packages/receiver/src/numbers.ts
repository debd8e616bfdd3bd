import { assertKnownNames, describe } from "./assertions.ts";
import { ReceiverError, type ReceiverErrorCode } from "./errors.ts";

/** The longest time that a timer supports. Node turns a longer one into 1 ms. */
export const longestTimerMs: number = 2 ** 31 - 1;

/** The rules for the numbers of one option. */
export interface NumberRules {
  /** The option or function that the numbers belong to. */
  readonly option: string;
  readonly code: ReceiverErrorCode;
  /** Names of the numbers that may be zero. */
  readonly mayBeZero?: readonly string[];
}

/**
 * Adds the defaults of numbers that are not given.
 *
 * @throws ReceiverError `option_unknown` for an unknown name, and the rules' code for anything but a positive whole
 * number. A time (a name that ends in `Ms`) must not exceed the longest timer.
 */
export function toNumbers<T extends object>(
  given: Partial<T>,
  defaults: T,
  { option, code, mayBeZero }: NumberRules,
): T {
  assertKnownNames(given, Object.keys(defaults), option);
  const numbers = { ...defaults };
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const least = mayBeZero?.includes(name) ? 0 : 1;
    const most = name.endsWith("Ms") ? longestTimerMs : Number.MAX_SAFE_INTEGER;
    assertWholeNumber(`${option}.${name}`, value, { code, least, most });
    Reflect.set(numbers, name, value);
  }
  return numbers;
}

/** Range of an option, and the code of the error for other values. */
export interface NumberRange {
  readonly code: ReceiverErrorCode;
  /** The minimum, 1 by default. */
  readonly least?: number;
  /** The maximum, by default the largest integer that JavaScript represents exactly. */
  readonly most?: number;
}

/** Throws a ReceiverError unless the value is a whole number within the range. */
export function assertWholeNumber(
  place: string,
  value: unknown,
  { code, least = 1, most = Number.MAX_SAFE_INTEGER }: NumberRange,
): void {
  if (Number.isInteger(value) && Number(value) >= least && Number(value) <= most) return;
  const expected = `a whole number from ${least} to ${most}`;
  const fix = "Pass such a number, or omit it.";
  throw new ReceiverError(code, { place, expected, found: describe(value), fix });
}
