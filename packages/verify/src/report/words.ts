import type { Verdict } from "../receiver/verdict.ts";
import { byStrength, type Evidence } from "../schemas/schema-index.ts";
import { countOf, listOf } from "../text/count.ts";
import type { MatrixCell, ReceiverReport, ReportedCheck } from "./receiver-report.ts";

/** Words of every report for the ground of a row. */
export const evidenceWords: { readonly [E in Evidence]: string } = {
  documented: "documented payload",
  sibling: "payload of a sibling event",
  text: "text only",
};

/** Describes the best and the weakest ground of the deliveries of a row. */
export function evidenceOfRow(checks: readonly ReportedCheck[]): string {
  const found = byStrength.filter((one) => checks.some(({ evidence }) => evidence === one));
  const [best, weakest] = [found.at(0), found.at(-1)];
  if (best === undefined || weakest === undefined) return "";
  const words = evidenceWords[best];
  return best === weakest ? words : `${words} to ${evidenceWords[weakest]}`;
}

/** Sentences that every report for people has next to its findings, each where it applies. */
export function describeLimits(report: ReceiverReport): readonly string[] {
  return [
    ...(report.observed ? [] : [answeredNote]),
    ...(report.passed ? describeUnpublished(report) : []),
    ...(report.saved === null ? [] : [`${savedWords} ${report.saved}`]),
  ];
}

const answeredNote =
  '"answered" says that the receiver answered with success, not that a handler took the delivery: ' +
  "name an observation with --observe to see that.";

const savedWords = "Each failing delivery is saved with its body, its headers and a curl line in";

/** Says of which purposes no payload has ever been published, if there are any. */
export function describeUnpublished({
  unpublished,
}: Pick<ReceiverReport, "unpublished">): readonly string[] {
  if (unpublished.length === 0) return [];
  const purposes = unpublished.length === 1 ? "purpose" : "purposes";
  const words = `No payload of ${purposes} ${listOf(unpublished)} has ever been published`;
  return [`${words}: what the schemas say of it rests on the vendor's text alone.`];
}

/** Gives the word of a cell of the matrix. */
export function wordOf(verdict: MatrixCell["forms"]["raw"]): string {
  return verdict === "failed" ? "FAILED" : verdict;
}

/** The result in a sentence, and in a second one if only a part was verified. */
export function sumUp({ passed, observed, counts, checks, only }: ReceiverReport): string {
  const limit = only.length === 0 ? "" : ` Verified: ${listOf(only)}, and nothing else.`;
  const { failed, skipped } = counts;
  if (!passed) {
    const left = skipped === 0 ? "" : `, and ${skipped} were not sent any more`;
    const failures = `${failed} of ${countOf(checks.length, "delivery")} failed${left}`;
    return `The contract is broken: ${failures}.${limit}`;
  }
  const done = observed ? "accepts" : "answers";
  const variants = only.length === 0 ? "every variant" : "what was sent";
  return `The contract holds: the receiver ${done} ${variants} and refuses what is not authentic.${limit}`;
}

/** Counts each verdict that was given. */
export function countWords({ counts }: ReceiverReport): string {
  const given = Object.entries(counts).filter(([, count]) => count > 0);
  return given.map(([verdict, count]) => `${count} ${verdict}`).join(", ");
}

/** Describes the slowest answer, if there was one, and the slowest handler, if one was seen. */
export function slowestWords(report: ReceiverReport): string {
  const { checks, slowestMs, timeoutMs, slowestHandlingMs } = report;
  const isAnswered = checks.some(({ status }) => status !== null);
  if (!isAnswered) return "no answer at all";
  const handled =
    typeof slowestHandlingMs === "number"
      ? `, handled at most ${slowestHandlingMs} ms after the answer`
      : "";
  return `slowest answer ${slowestMs} ms of ${timeoutMs} ms${handled}`;
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
