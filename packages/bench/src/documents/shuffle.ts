/** Returns a list in another order. The same seed gives the same order in every run. */
export function shuffle<T>(items: readonly T[], seed: number): readonly T[] {
  const next = randomNumbers(seed);
  return items
    .map((item) => ({ item, rank: next() }))
    .sort((left, right) => left.rank - right.rank)
    .map(({ item }) => item);
}

/** Makes a generator of random numbers with mulberry32, whose numbers differ entirely for similar seeds. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), state | 1);
    const again = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61));
    return (again ^ (again >>> 14)) >>> 0;
  };
}
