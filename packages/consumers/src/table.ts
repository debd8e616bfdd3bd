import { nameOf, type RowResult } from "./row.ts";

const headings = ["consumer", "toolchain", "Node", "installer", "result", "ms"];

/** The results as a table, one row a line, then a sentence that counts them. */
export function toTable(results: readonly RowResult[]): string {
  const rows = [headings, ...results.map(toCells)];
  const widths = headings.map((_heading, at) =>
    Math.max(...rows.map((cells) => (cells[at] ?? "").length)),
  );
  const lines = rows.map((cells) =>
    cells
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return [...lines, "", countResults(results)].join("\n");
}

/** Explains each row that failed by its last output, and each that did not run by its reason. */
export function explain(results: readonly RowResult[], lines = 40): readonly string[] {
  return results.flatMap(({ row, outcome }) => {
    if (outcome.status === "passed") return [];
    if (outcome.status === "did not run") return [`${nameOf(row)} did not run: ${outcome.reason}`];
    const last = outcome.output.trimEnd().split("\n").slice(-lines).join("\n");
    return [`${nameOf(row)} failed:\n${last}`];
  });
}

/** Checks that nothing failed. Where all must run, a row that did not run has failed, because its result is unknown. */
export function holds(
  results: readonly RowResult[],
  { allMustRun }: { readonly allMustRun: boolean },
): boolean {
  const bad = allMustRun ? ["failed", "did not run"] : ["failed"];
  return !results.some(({ outcome }) => bad.includes(outcome.status));
}

function toCells({ row, outcome, ms }: RowResult): readonly string[] {
  return [row.consumer, row.toolchain, row.node, row.installer, outcome.status, String(ms)];
}

function countResults(results: readonly RowResult[]): string {
  const count = (status: string) => results.filter(({ outcome }) => outcome.status === status);
  const statuses = ["passed", "failed", "did not run"];
  return statuses.map((status) => `${count(status).length} ${status}`).join(", ");
}
