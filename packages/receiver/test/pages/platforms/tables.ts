import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "@order-webhooks/test-setup/pages";

/** A row of the README's table "How requests are answered". */
export interface ResponseRow {
  readonly arrives: string;
  readonly statuses: readonly number[];
}

/** A row of this page's table of exceptions. */
export interface ExceptionRow extends ResponseRow {
  /** The recipes without the end of their file names. */
  readonly recipes: readonly string[];
}

export const responseRows: readonly ResponseRow[] = readRows(
  "README.md",
  "How requests are answered",
).map(([arrives = "", statuses]) => ({ arrives, statuses: toNumbers(statuses) }));

export const exceptionRows: readonly ExceptionRow[] = readRows(
  "docs/platforms.md",
  "Responses that differ from the README",
).map(([arrives = "", recipes = "", statuses]) => ({
  arrives,
  recipes: [...recipes.matchAll(/`([\w-]+)\.ts`/g)].map(([, name = ""]) => name),
  statuses: toNumbers(statuses),
}));

/** Reads the cells of the rows of the first table below a heading. */
function readRows(path: string, heading: string): readonly (readonly string[])[] {
  const text = readFileSync(join(packageRoot, path), "utf8");
  const [, section = ""] = text.split(`## ${heading}\n`);
  const [table = ""] = /(^\|.*\n)+/m.exec(section) ?? [];
  const [, , ...rows] = table.trim().split("\n");
  return rows.map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

function toNumbers(cell = ""): readonly number[] {
  return [...cell.matchAll(/\d+/g)].map(Number);
}
