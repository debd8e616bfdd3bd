import type { Verdict } from "../receiver/verdict.ts";
import type { Evidence } from "../schemas/schema-index.ts";
import { countOf } from "../text/count.ts";
import type { MatrixCell, ReceiverReport, ReportedCheck } from "./receiver-report.ts";

/** Words of every report for the ground of a row. */
export const evidenceWords: { readonly [E in Evidence]: string } = {
  documented: "documented payload",
  sibling: "payload of a sibling event",
  text: "text only",
};

/** Note for reports without an observation. */
export const answeredNote: string =
  '"answered" says that the receiver answered with success, not that a handler took the delivery: ' +
  "name an observation with --observe to see that.";

/** Gives the word of a cell of the matrix. */
export function wordOf(verdict: MatrixCell["forms"]["raw"]): string {
  return verdict === "failed" ? "FAILED" : verdict;
}

/** The result in one sentence. */
export function sumUp({ passed, observed, counts, checks }: ReceiverReport): string {
  const { failed, skipped } = counts;
  if (!passed) {
    const left = skipped === 0 ? "" : `, and ${skipped} were not sent any more`;
    return `The contract is broken: ${failed} of ${countOf(checks.length, "delivery")} failed${left}.`;
  }
  const done = observed ? "accepts" : "answers";
  return `The contract holds: the receiver ${done} every variant and refuses what is not authentic.`;
}

/** Counts each verdict that was given. */
export function countWords({ counts }: ReceiverReport): string {
  const given = Object.entries(counts).filter(([, count]) => count > 0);
  return given.map(([verdict, count]) => `${count} ${verdict}`).join(", ");
}

/** Describes the slowest answer, if there was one. */
export function slowestWords({ checks, slowestMs, timeoutMs }: ReceiverReport): string {
  const isAnswered = checks.some(({ status }) => status !== null);
  return isAnswered ? `slowest answer ${slowestMs} ms of ${timeoutMs} ms` : "no answer at all";
}

/** A check as one line can name it. */
export function nameOf({ group, title, event, purpose, form }: ReportedCheck): string {
  return group === "contract" ? title : `${event}, purpose ${purpose}, ${form}: ${title}`;
}

/** The verdict of several checks that make one row: that of all if they agree, else how many failed. */
export function verdictOfRow(checks: readonly ReportedCheck[]): string {
  const given = new Set<Verdict>(checks.map(({ verdict }) => verdict));
  const [first] = given;
  if (first === undefined) return "not sent";
  if (given.size === 1) return wordOf(first);
  const failed = checks.filter(({ verdict }) => verdict === "failed").length;
  return failed === 0 ? [...given].join(", ") : `FAILED ${failed} of ${checks.length}`;
}
