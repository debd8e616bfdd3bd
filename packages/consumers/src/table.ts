import { markdownTable } from "markdown-table";
import { nameOf, type RowResult } from "./row.ts";

const headings = ["consumer", "toolchain", "Node", "installer", "result", "ms"];

/** Formats the results as a table with one line for each row, then a sentence that counts them. */
export function toTable(results: readonly RowResult[]): string {
  const rows = results.map(({ row, outcome, ms }) => {
    return [row.consumer, row.toolchain, row.node, row.installer, outcome.status, String(ms)];
  });
  const counts = ["passed", "failed", "did not run"].map((status) => {
    return `${results.filter(({ outcome }) => outcome.status === status).length} ${status}`;
  });
  return `${markdownTable([headings, ...rows])}\n\n${counts.join(", ")}`;
}

/** Returns the last `lines` lines of output of each failed row, and the reason for each row that did not run. */
export function explain(results: readonly RowResult[], lines = 40): readonly string[] {
  return results.flatMap(({ row, outcome }) => {
    if (outcome.status === "passed") return [];
    if (outcome.status === "did not run") return [`${nameOf(row)} did not run: ${outcome.reason}`];
    const last = outcome.output.trimEnd().split("\n").slice(-lines).join("\n");
    return [`${nameOf(row)} failed:\n${last}`];
  });
}

/**
 * Returns true if no row failed. With `allMustRun`, a row that did not run counts as failed, because its result is
 * unknown.
 */
export function holds(
  results: readonly RowResult[],
  { allMustRun }: { readonly allMustRun: boolean },
): boolean {
  const bad = allMustRun ? ["failed", "did not run"] : ["failed"];
  return !results.some(({ outcome }) => bad.includes(outcome.status));
}
