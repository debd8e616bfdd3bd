/** `3.1 s`: milliseconds as people read them. */
export function inSeconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
