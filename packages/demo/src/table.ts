import { stripVTControlCharacters } from "node:util";

/** Lays cells out in columns, two spaces apart. Colors do not count towards the width. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>(
    (sofar, row) => row.map((cell, at) => Math.max(sofar[at] ?? 0, widthOf(cell))),
    [],
  );
  return rows
    .map((row) =>
      row
        .map((cell, at) => pad(cell, widths[at] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function pad(cell: string, width: number): string {
  return cell + " ".repeat(width - widthOf(cell));
}

function widthOf(cell: string): number {
  return stripVTControlCharacters(cell).length;
}
