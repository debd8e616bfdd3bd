import { readOnce, toUsageError } from "./usage.ts";

const unitsMs: { readonly [unit: string]: number } = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** Ten thousand days: beyond it a time is a mistake. */
const longestMs = 10_000 * 86_400_000;

/** Reads a time such as 90s, 30m, 12h or 2d. Returns milliseconds, or undefined without the option. */
export function readDuration(place: string, values?: readonly string[]): number | undefined {
  const text = readOnce(place, values);
  if (text === undefined) return undefined;
  const [, count, unit = ""] = /^(\d{1,12})([smhd])$/.exec(text) ?? [];
  const ms = Number(count) * (unitsMs[unit] ?? Number.NaN);
  if (ms <= longestMs) return ms;
  const expected = "a whole number and s, m, h or d, such as 2d";
  throw toUsageError(place, { expected, found: JSON.stringify(text) });
}

/** Writes a time in its largest whole unit: 12 s, 3 m, 2 h, 5 d. */
export function toAge(ms: number): string {
  const [unit = "s", size = 1_000] =
    Object.entries(unitsMs).findLast(([, size]) => ms >= size) ?? [];
  return `${Math.floor(ms / size)} ${unit}`;
}

/** Writes a size in bytes: 812 B, 2.1 kB, 3.0 MB. */
export function toSize(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000
    ? `${(bytes / 1_000).toFixed(1)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
