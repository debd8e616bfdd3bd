import { assertKnownNames, describe } from "./assertions.ts";
import { ReceiverError, type ReceiverErrorCode } from "./errors.ts";

/** The longest time that a timer takes. Node turns a longer one into 1 ms. */
export const longestTimerMs: number = 2 ** 31 - 1;

/** The rules for the numbers of one option. */
export interface NumberRules {
  /** The option, or the function, that they belong to. */
  readonly option: string;
  readonly code: ReceiverErrorCode;
  /** Names the numbers that may be zero. */
  readonly mayBeZero?: readonly string[];
}

/**
 * Fills in the numbers that were left out.
 *
 * @throws ReceiverError `option_unknown` for an unknown name. It has the rules' code for anything but a positive
 * whole number. A time, whose name ends in `Ms`, is no longer than a timer takes.
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

/** The numbers that an option may have. */
export interface NumberRange {
  readonly code: ReceiverErrorCode;
  /** The least, 1 by default. */
  readonly least?: number;
  /** The most, by default the largest that JavaScript holds exactly. */
  readonly most?: number;
}

/** Throws a ReceiverError unless the value is a whole number of the range. */
export function assertWholeNumber(
  place: string,
  value: unknown,
  { code, least = 1, most = Number.MAX_SAFE_INTEGER }: NumberRange,
): void {
  if (Number.isInteger(value) && Number(value) >= least && Number(value) <= most) return;
  const expected = `a whole number from ${least} to ${most}`;
  const fix = "Pass such a number, or leave it out.";
  throw new ReceiverError(code, { place, expected, found: describe(value), fix });
}
