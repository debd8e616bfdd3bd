/** Returns the name of a contender in the page. The build of this checkout is called `ours`. */
export function toShownName(contender: string): string {
  return contender === "now" ? "ours" : contender;
}

/** Rows about validation in the README and the picture. Each has its text there, and the name of the row. */
export const shownRows: readonly (readonly [words: string, row: string])[] = [
  ["valid deliveries", "validate, mixed"],
  ["rejected for a late defect", "reject, one late defect"],
];
