import { unitsMs } from "../arguments/duration.ts";

/** Formats a time in its largest whole unit: 12 s, 3 m, 2 h, 5 d. */
export function toAge(ms: number): string {
  const [unit = "s", size = 1_000] =
    Object.entries(unitsMs).findLast(([, size]) => ms >= size) ?? [];
  return `${Math.floor(ms / size)} ${unit}`;
}

/** Formats a size in bytes: 812 B, 2.1 kB, 3.0 MB. */
export function toSize(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000
    ? `${(bytes / 1_000).toFixed(1)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
