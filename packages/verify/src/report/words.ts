import { countOf, listOf } from "../text/count.ts";
import { describeUnpublished } from "./evidence-words.ts";
import type { ReceiverReport, ReportedCheck } from "./receiver-report.ts";

/** Sentences that every report for people has next to its findings, each where it applies. */
export function describeLimits(report: ReceiverReport): readonly string[] {
  return [
    ...(report.observed ? [] : [answeredNote]),
    ...(report.passed ? describeUnpublished(report) : []),
  ];
}

const answeredNote =
  '"answered" says that the receiver answered with success, not that a handler took the delivery: ' +
  "name an observation with --observe to see that.";

/** Names the folder with the failing deliveries, if they were saved. */
export function describeSaved({ saved }: ReceiverReport): readonly string[] {
  return saved === null ? [] : [`${savedWords} ${saved}`];
}

const savedWords = "Each failing delivery is saved with its body, its headers and a curl line in";

/** The result in a sentence, and in a second one if only a part was verified. */
export function sumUp({ passed, observed, counts, checks, only }: ReceiverReport): string {
  const limit = only.length === 0 ? "" : ` Verified: ${listOf(only)}, and nothing else.`;
  const { failed, skipped } = counts;
  if (!passed) {
    if (failed === 0 && skipped > 0) {
      const unverified = `${skipped} of ${countOf(checks.length, "delivery")} were not verified`;
      return `The contract is not known to hold: ${unverified}.${limit}`;
    }
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
      ? `, slowest handler ${slowestHandlingMs} ms after its answer`
      : "";
  return `slowest answer ${slowestMs} ms of ${timeoutMs} ms${handled}`;
}

/** A check as one line can name it. */
export function nameOf({ group, title, event, purpose, form }: ReportedCheck): string {
  return group === "contract" ? title : `${event}, purpose ${purpose}, ${form}: ${title}`;
}
