import type { Outcome } from "./outcome.ts";

const columns = ["rounds", "acknowledged", "kept", "lost", "corrupt", "repeated"] as const;

/** Writes a table of outcomes as Markdown, by fault. */
export function toTable(outcomes: ReadonlyMap<string, Outcome>): string {
  const head = ["fault", ...columns];
  const rows = [...outcomes].map(([fault, outcome]) => [
    fault,
    ...columns.map((column) => outcome[column].toLocaleString("en")),
  ]);
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const toLine = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join(" | ")} |`;
  const rule = widths.map(
    (width, column) => `${"-".repeat(width - (column && 1))}${column ? ":" : ""}`,
  );
  return [toLine(head), toLine(rule), ...rows.map(toLine)].join("\n");
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}
