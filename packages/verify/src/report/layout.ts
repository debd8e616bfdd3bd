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

/** A Markdown table. */
export function toMarkdownTable(head: Row, rows: readonly Row[]): string {
  const lines = [head, head.map(() => "---"), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** Text that Markdown takes for nothing but text. */
export function toPlainMarkdown(text: string): string {
  return text.replace(/[\\`*_|<>[\]]/g, "\\$&");
}
