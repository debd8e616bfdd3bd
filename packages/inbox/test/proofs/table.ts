import type { Outcome } from "./outcome.ts";

/** Titles and values of columns, in their order. */
export type Columns<O> = Readonly<Record<string, (outcome: O) => number>>;

const ownColumns: Columns<Outcome> = {
  rounds: ({ rounds }) => rounds,
  acknowledged: ({ acknowledged }) => acknowledged,
  kept: ({ kept }) => kept,
  lost: ({ lost }) => lost,
  corrupt: ({ corrupt }) => corrupt,
  repeated: ({ repeated }) => repeated,
};

/** Formats a table of outcomes as Markdown, one row for each fault. Additional columns are at the end. */
export function toTable<O extends Outcome>(
  outcomes: ReadonlyMap<string, O>,
  added: Columns<O> = {},
): string {
  const columns: Columns<O> = { ...ownColumns, ...added };
  const head = ["fault", ...Object.keys(columns)];
  const rows = [...outcomes].map(([fault, outcome]) => [
    fault,
    ...Object.values(columns).map((count) => count(outcome).toLocaleString("en")),
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
