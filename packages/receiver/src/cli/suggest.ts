/** Returns the fix for an unknown name: the name that was probably meant, if there is one, and the help. */
export function suggest(given: string, names: readonly string[]): string {
  const small = given.slice(0, longest).toLowerCase();
  const [best] = names
    .map((name) => ({ name, distance: distanceOf(small, name) }))
    .sort((one, other) => one.distance - other.distance);
  const begun = names.filter((name) => name.startsWith(small));
  const isNear = best !== undefined && best.distance <= Math.min(2, best.name.length / 2);
  const meant = begun.length === 1 ? begun[0] : isNear ? best.name : undefined;
  return meant === undefined ? "See --help." : `Did you mean ${meant}? See --help.`;
}

/** Maximum number of characters to compare. Every name is shorter. */
const longest = 100;

/** Returns the number of characters that differ, are missing or are extra. */
function distanceOf(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, character] of [...one].entries()) {
    const above = row;
    row = [at + 1];
    for (let next = 1; next <= other.length; next += 1) {
      const changed = (above[next - 1] ?? 0) + (character === other[next - 1] ? 0 : 1);
      row.push(Math.min(changed, (above[next] ?? 0) + 1, (row[next - 1] ?? 0) + 1));
    }
  }
  return row[other.length] ?? 0;
}
