/** Returns the name that readers see for a contender: the build of this checkout is ours. */
export function toShownName(contender: string): string {
  return contender === "now" ? "ours" : contender;
}

/** The rows about validation that the README and the picture have: the words for them, and the names of the rows. */
export const shownRows: readonly (readonly [words: string, row: string])[] = [
  ["valid deliveries", "validate, mixed"],
  ["rejected for a late defect", "reject, one late defect"],
];
