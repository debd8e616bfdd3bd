import { styleText } from "node:util";

/** One line of a table, cell by cell. */
export type Row = readonly string[];

/** Rows with their cells one below the other. */
export function alignColumns(rows: readonly Row[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [at, cell] of row.entries()) widths[at] = Math.max(cell.length, widths[at] ?? 0);
  }
  return rows
    .map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("  "))
    .map((line) => line.trimEnd())
    .join("\n");
}

// A terminal of 120 columns shows it in one piece.
const mostColumns = 118;

/** A text broken at its spaces, its lines indented as far as `first` is wide, which begins the first one. */
export function wrap(text: string, first = "", most: number = mostColumns): string {
  const indent = " ".repeat(first.length);
  const lines = [first];
  for (const word of text.split(" ")) {
    const line = lines.at(-1) ?? "";
    const isStart = line.length === first.length;
    const isFull = !isStart && line.length + 1 + word.length > most;
    if (isFull) lines.push(`${indent}${word}`);
    else lines[lines.length - 1] = isStart ? `${line}${word}` : `${line} ${word}`;
  }
  return lines.join("\n");
}

const colors = [
  ["red", /\bFAILED[^\n]*?(?= {2}|\n|$)/g],
  ["green", /\b(accepted|refused|holds)(?= {2}|\n|$)/g],
  ["yellow", /\banswered(?= {2}|\n|$)/g],
] as const;

/** The same text with the verdicts in its tables in color. */
export function paint(text: string): string {
  // The caller has looked whether colors are shown; Node would look at the wrong stream.
  const options = { validateStream: false };
  return colors.reduce(
    (painted, [color, word]) => painted.replace(word, (found) => styleText(color, found, options)),
    text,
  );
}
