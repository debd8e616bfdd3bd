import { ReceiverError, type ReceiverErrorCode } from "../errors.ts";
import { assertNames, describe } from "./assert.ts";

/** The longest time that a timer takes; Node makes a longer one 1 ms. */
export const longestTimerMs: number = 2 ** 31 - 1;

/** What is asked of numbers that the owner may set. */
export interface SettingRules {
  /** The option that holds them, for messages. */
  readonly option: "limits" | "retry";
  readonly code: ReceiverErrorCode;
  /** Which numbers may be nothing. */
  readonly mayBeZero?: readonly string[];
}

/**
 * Fills in the numbers that were left out.
 *
 * @throws ReceiverError with the rules' code for an unknown name, anything but a positive whole
 * number, or a time (its name ends in `Ms`) that is longer than a timer takes.
 */
export function toSettings<T extends object>(
  given: Partial<T>,
  defaults: T,
  { option, code, mayBeZero }: SettingRules,
): T {
  assertNames(given, Object.keys(defaults), { lack: `${option}: there is no setting`, code });
  for (const [name, value] of Object.entries(given)) {
    assertWhole(`${option}.${name}`, value, { code, least: mayBeZero?.includes(name) ? 0 : 1 });
  }
  return { ...defaults, ...given };
}

/** Throws a ReceiverError unless the value is a whole number, and a time no longer than a timer takes. */
export function assertWhole(
  name: string,
  value: unknown,
  { code, least = 1 }: { readonly code: ReceiverErrorCode; readonly least?: number },
): void {
  const most = name.endsWith("Ms") ? longestTimerMs : Number.MAX_SAFE_INTEGER;
  if (Number.isInteger(value) && Number(value) >= least && Number(value) <= most) return;
  const message = `${name}: expected a whole number from ${least} to ${most}, got ${describe(value)}.`;
  throw new ReceiverError(code, message);
}
