/** Draws numbers from 0 to below 1. The same seed draws the same ones. */
export type Random = () => number;

/** Returns mulberry32, which is small and good enough to choose sectors. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Draws a whole number from `least` to below `end`. */
export function drawBetween(random: Random, least: number, end: number): number {
  return least + Math.floor(random() * (end - least));
}
