/** Returns milliseconds in seconds for people: `3.1 s`. */
export function inSeconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
