import type { Quartiles } from "./numbers.ts";

/** One column of a table. A cell may have no value. */
export interface Column<R> {
  readonly head: string;
  readonly cell: (row: R) => string | undefined;
}

/** Lays rows out in columns, two spaces apart. A column without any value is left out. */
export function formatTable<R>(columns: readonly Column<R>[], rows: readonly R[]): string {
  const filled = columns.filter(({ cell }) => rows.some((row) => cell(row) !== undefined));
  const cells = [
    filled.map(({ head }) => head),
    ...rows.map((row) => filled.map(({ cell }) => cell(row) ?? "")),
  ];
  const widths = filled.map((_column, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)));
  return cells.map((row) => formatRow(row, widths)).join("\n");
}

/** The first cell is a name, the others are numbers. */
function formatRow(cells: readonly string[], widths: readonly number[]): string {
  const padded = cells.map((cell, at) =>
    at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0),
  );
  return padded.join("  ").trimEnd();
}

/** Formats a number. An absent one has no cell. */
export function format(value: number | undefined, digits = 0): string | undefined {
  return value?.toFixed(digits);
}

/** Makes a column of medians, and one of the quartiles next to them. */
export function quartileColumns<R>(
  head: string,
  quartilesOf: (row: R) => Quartiles,
): readonly Column<R>[] {
  return [
    { head, cell: (row) => format(quartilesOf(row).median, 2) },
    {
      head: "quartiles",
      cell: (row) => {
        const { low, high } = quartilesOf(row);
        return `${format(low, 2)} to ${format(high, 2)}`;
      },
    },
  ];
}
