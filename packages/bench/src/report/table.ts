import { markdownTable } from "markdown-table";
import type { Quartiles } from "./numbers.ts";

/** One column of a table. A cell may have no value. */
export interface Column<R> {
  readonly head: string;
  readonly cell: (row: R) => string | undefined;
  /** True if the column has text, as the first column always has. Other columns have numbers. */
  readonly isText?: true;
}

/** Formats rows as a Markdown table. Omits columns without any value. */
export function formatTable<R>(columns: readonly Column<R>[], rows: readonly R[]): string {
  const filled = columns.filter(({ cell }) => rows.some((row) => cell(row) !== undefined));
  const heads = filled.map(({ head }) => head);
  const cells = rows.map((row) => filled.map(({ cell }) => cell(row)));
  const align = filled.map(({ isText }, at) => (isText || at === 0 ? "" : "r"));
  return markdownTable([heads, ...cells], { align });
}

/** Formats a number. Returns undefined if it is absent, so that its cell is empty. */
export function format(value: number | undefined, digits = 0): string | undefined {
  return value?.toFixed(digits);
}

/** Formats a count of something that should not happen. Returns undefined for zero, so that its cell is empty. */
export function formatRare(count: number): string | undefined {
  return count === 0 ? undefined : format(count);
}

/** Formats a number with its noun. The plural adds `s` or `es`. */
export function formatCount(count: number, thing: string): string {
  const plural = thing.endsWith("s") ? `${thing}es` : `${thing}s`;
  return `${count} ${count === 1 ? thing : plural}`;
}

/** Makes a column of medians, and a column of the outer quartiles. */
export function quartileColumns<R>(
  head: string,
  quartilesOf: (row: R) => Quartiles | undefined,
): readonly Column<R>[] {
  return [
    { head, cell: (row) => format(quartilesOf(row)?.median, 2) },
    { head: "quartiles", cell: (row) => formatQuartiles(quartilesOf(row)) },
  ];
}

/** Formats the two outer quartiles. */
export function formatQuartiles(quartiles: Quartiles | undefined, digits = 2): string | undefined {
  return quartiles && `${format(quartiles.low, digits)} to ${format(quartiles.high, digits)}`;
}
