/** Seeded random numbers. The same seed gives the same numbers on every machine. */
export interface Random {
  /** Returns an integer from 0 to `limit`, exclusive. */
  readonly below: (limit: number) => number;
  /** Returns true in `share` of all cases. */
  readonly chance: (share: number) => boolean;
  /** Returns one of the items. */
  readonly pick: <T>(items: readonly [T, ...T[]]) => T;
}

/** Creates the stream of these parts, independent of all other streams. */
export function createRandom(...parts: readonly (string | number)[]): Random {
  let state = hash(parts.join("\n"));
  // mulberry32: public domain, 32 bits of state, good enough to choose test data.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), state | 1);
    const again = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61));
    return ((again ^ (again >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    chance: (share) => next() < share,
    pick: (items) => items[below(items.length)] ?? items[0],
  };
}

/** No randomness: always the first item, the smallest number, and false. */
export const plainRandom: Random = {
  below: () => 0,
  chance: (share) => share >= 1,
  pick: (items) => items[0],
};

/** No randomness, and the second of several items, because the first one is often empty. */
export const secondChoice: Random = { ...plainRandom, pick: (items) => items[1] ?? items[0] };

// FNV-1a over UTF-16 code units.
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  }
  return state | 0;
}
