import { readText, toUsageError } from "./usage.ts";

/** Units of time in ms, the smallest first. */
export const unitsMs: { readonly [unit: string]: number } = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** Ten thousand days. A longer time is a mistake. */
const longestMs = 10_000 * 86_400_000;

/**
 * Reads a time such as 90s, 30m, 12h or 2d. Returns milliseconds, or undefined without the option.
 *
 * @param place the option, for messages
 * @throws ReceiverError `argument_invalid` if the time is malformed or longer than ten thousand days
 */
export function readDuration(place: string, value?: string): number | undefined {
  const text = readText(place, value);
  if (text === undefined) return undefined;
  const [, count, unit = ""] = /^(\d{1,12})([smhd])$/.exec(text) ?? [];
  const ms = Number(count) * (unitsMs[unit] ?? Number.NaN);
  if (ms <= longestMs) return ms;
  const expected = "a whole number and s, m, h or d, such as 2d";
  throw toUsageError(place, { expected, found: JSON.stringify(text) });
}
