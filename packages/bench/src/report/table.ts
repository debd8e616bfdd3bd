import { markdownTable } from "markdown-table";
import type { Quartiles } from "./numbers.ts";

/** One column of a table. A cell may have no value. */
export interface Column<R> {
  readonly head: string;
  readonly cell: (row: R) => string | undefined;
  /** True if it holds words, as the first column always does. The others hold numbers. */
  readonly isText?: true;
}

/** Prints rows as a Markdown table. A column without any value is left out. */
export function formatTable<R>(columns: readonly Column<R>[], rows: readonly R[]): string {
  const filled = columns.filter(({ cell }) => rows.some((row) => cell(row) !== undefined));
  const heads = filled.map(({ head }) => head);
  const cells = rows.map((row) => filled.map(({ cell }) => cell(row)));
  const align = filled.map(({ isText }, at) => (isText || at === 0 ? "" : "r"));
  return markdownTable([heads, ...cells], { align });
}

/** Formats a number. An absent one has no cell. */
export function format(value: number | undefined, digits = 0): string | undefined {
  return value?.toFixed(digits);
}

/** Formats a count of something that should not happen. Zero has no cell. */
export function formatRare(count: number): string | undefined {
  return count === 0 ? undefined : format(count);
}

/** Formats a number of things, with the plural that has an `s` or `es` more. */
export function formatCount(count: number, thing: string): string {
  const plural = thing.endsWith("s") ? `${thing}es` : `${thing}s`;
  return `${count} ${count === 1 ? thing : plural}`;
}

/** Makes a column of medians, and one of the quartiles next to them. */
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
