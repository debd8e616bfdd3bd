import { styleText } from "node:util";

/** Line of a table, as its cells. */
export type Row = readonly string[];

/** Aligns the cells of rows in columns. */
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

// Fits a terminal of 120 columns.
const mostColumns = 118;

/** Wraps a text at its spaces. `first` starts the first line, and its width indents the others. */
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
  ["yellow", /\b(answered|unproven)(?= {2}|\n|$)/g],
] as const;

/** Returns the same text with colored verdicts. */
export function paint(text: string): string {
  // The caller has checked for colors. Node would check the wrong stream.
  const options = { validateStream: false };
  return colors.reduce(
    (painted, [color, word]) => painted.replace(word, (found) => styleText(color, found, options)),
    text,
  );
}
