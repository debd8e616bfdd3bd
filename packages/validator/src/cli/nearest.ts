/** Returns the most similar name, or undefined if no name is similar. */
export function findNearest(given: string, names: readonly string[]): string | undefined {
  const ranked = names
    .map((name) => ({ name, distance: distanceOf(given.slice(0, longest), name) }))
    .sort((one, other) => one.distance - other.distance);
  const [best] = ranked;
  return best && best.distance <= Math.min(2, best.name.length / 2) ? best.name : undefined;
}

/** Maximum number of characters to compare. Every name is shorter. */
const longest = 100;

/** Returns the Levenshtein distance, the number of characters that differ, are missing or are extra. */
function distanceOf(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, character] of [...one].entries()) {
    const above = row;
    row = [at + 1];
    for (let next = 1; next <= other.length; next++) {
      const changed = character === other[next - 1] ? 0 : 1;
      row[next] = Math.min(
        (above[next] ?? 0) + 1,
        (row[next - 1] ?? 0) + 1,
        (above[next - 1] ?? 0) + changed,
      );
    }
  }
  return row[other.length] ?? 0;
}
