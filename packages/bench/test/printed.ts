/** The lines of a printed text. Rows of tables come without the lines between their cells. */
export function toLines(text: string): readonly string[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => line.replaceAll("|", " ").trim());
}
