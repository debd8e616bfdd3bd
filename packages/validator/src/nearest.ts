/**
 * Returns the probably intended name, or undefined. It has other case, a few other letters, or is the only name that
 * contains the given one. Internal: only the commands of this project's packages use this function.
 */
export function findNearest(given: string, names: readonly string[]): string | undefined {
  const small = given.slice(0, mostCompared).toLowerCase();
  if (small === "") return undefined;
  const same = names.find((name) => name.toLowerCase() === small);
  const [best] = names
    .map((name) => ({ name, distance: distanceOf(small, name.toLowerCase()) }))
    .sort((one, other) => one.distance - other.distance);
  const isNear = best !== undefined && best.distance <= Math.min(3, best.name.length / 3);
  return same ?? (isNear ? best.name : findLonger(small, names));
}

// Longer than any name.
const mostCompared = 100;

/** Returns the only name that contains a given one. */
function findLonger(small: string, names: readonly string[]): string | undefined {
  const longer = names.filter((name) => small.length > 2 && name.toLowerCase().includes(small));
  return longer.length === 1 ? longer[0] : undefined;
}

/** Counts the letters that differ, are missing, are added, or are swapped with the next one. */
function distanceOf(one: string, other: string): number {
  let above: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at += 1) {
    const next = nextRow({ one, other, at, row, above });
    above = row;
    row = next;
  }
  return row[other.length] ?? 0;
}

interface Rows {
  readonly one: string;
  readonly other: string;
  /** Number of letters of `one` that the next row covers. */
  readonly at: number;
  /** Distances with one letter less, from each start of `other`. */
  readonly row: readonly number[];
  /** Distances with two letters less. */
  readonly above: readonly number[];
}

function nextRow({ one, other, at, row, above }: Rows): readonly number[] {
  const next = [at];
  for (let to = 1; to <= other.length; to += 1) {
    const changed = (row[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1);
    const isSwapped = at > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1];
    const swapped = isSwapped ? (above[to - 2] ?? 0) + 1 : changed;
    next.push(Math.min(changed, swapped, (next[to - 1] ?? 0) + 1, (row[to] ?? 0) + 1));
  }
  return next;
}
