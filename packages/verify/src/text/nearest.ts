/**
 * Says which name was probably meant, and which there are: the fix of an error about an unknown name. Those `elsewhere`
 * may be meant too, and are not listed.
 */
export function suggest(
  given: string,
  names: readonly string[],
  elsewhere: readonly string[] = [],
): string {
  const nearest = findNearest(given, names) ?? findNearest(given, elsewhere);
  const meant = nearest === undefined ? "" : `Did you mean ${nearest}? `;
  const shown = names.slice(0, mostShown).join(", ");
  const more = names.length > mostShown ? ` and ${names.length - mostShown} more` : "";
  return `${meant}There ${names.length === 1 ? "is" : "are"} ${shown || "none"}${more}.`;
}

const mostShown = 16;

/** Finds the name that was probably meant: one that differs in case, is longer, or differs in a few letters. */
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

// No name has as many letters.
const mostCompared = 100;

/** The only name that a given one is a part of. */
function findLonger(small: string, names: readonly string[]): string | undefined {
  const longer = names.filter((name) => small.length > 2 && name.toLowerCase().includes(small));
  return longer.length === 1 ? longer[0] : undefined;
}

/** Counts the letters that differ, are missing or too many (Levenshtein). */
function distanceOf(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...one].entries()) {
    const above = row;
    row = [at + 1];
    for (let next = 1; next <= other.length; next += 1) {
      const changed = letter === other[next - 1] ? 0 : 1;
      const steps = [row[next - 1] ?? 0, above[next] ?? 0].map((before) => before + 1);
      row[next] = Math.min(...steps, (above[next - 1] ?? 0) + changed);
    }
  }
  return row[other.length] ?? 0;
}
