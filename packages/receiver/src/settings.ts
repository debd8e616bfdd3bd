import { ReceiverError, type ReceiverErrorCode } from "./errors.ts";

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
  rules: SettingRules,
): T {
  for (const [name, value] of Object.entries(given)) {
    const fault = Object.hasOwn(defaults, name)
      ? findFault(name, value, rules)
      : "there is no such setting";
    if (fault) throw new ReceiverError(rules.code, `${rules.option}.${name}: ${fault}.`);
  }
  return { ...defaults, ...given };
}

function findFault(name: string, value: unknown, rules: SettingRules): string | undefined {
  const least = rules.mayBeZero?.includes(name) ? 0 : 1;
  const most = name.endsWith("Ms") ? longestTimerMs : Number.MAX_SAFE_INTEGER;
  const isFine = Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
  return isFine
    ? undefined
    : `expected a whole number from ${least} to ${most}, got ${String(value)}`;
}
