import { countOf, listOf } from "../text/count.ts";
import { describeUnpublished } from "./evidence-words.ts";
import type { ReceiverReport, ReportedCheck } from "./receiver-report.ts";

/** Returns the sentences about limits that reports for people show next to the findings. */
export function describeLimits(report: ReceiverReport): readonly string[] {
  return [
    ...(report.counts.answered === 0 ? [] : [answeredNote]),
    ...(report.checks.some(isUnproven) ? [unprovenNote] : []),
    ...(report.passed ? describeUnpublished(report) : []),
  ];
}

const answeredNote =
  '"answered" means that the receiver answered with success. It does not show that a handler ran. ' +
  "To verify handlers, add --observe with the URL of an observation document.";

const unprovenNote =
  'A forgery is "skipped" if its refusal proves nothing, because authentic deliveries of the ' +
  "same event got the same answer.";

/** Returns the reason for a skipped check. Empty if the check was not skipped. */
export function describeSkipped(check: ReportedCheck): readonly string[] {
  if (check.verdict !== "skipped") return [];
  const answered = `Authentic deliveries also got ${check.status}, so this refusal proves nothing.`;
  return [isUnproven(check) ? answered : "Not sent."];
}

/** Returns true if a delivery was refused, but its refusal proves nothing. */
function isUnproven({ verdict, status }: ReportedCheck): boolean {
  return verdict === "skipped" && status !== null;
}

/** Names the folder with the failing deliveries, if they were saved. */
export function describeSaved({ saved }: ReceiverReport): readonly string[] {
  return saved === null ? [] : [`${savedWords} ${saved}`];
}

const savedWords = "Each failing delivery is saved with its body, headers and a curl command in";

/** Returns the result in a sentence, and a second one if only some deliveries were verified. */
export function sumUp({ passed, observed, counts, checks, only }: ReceiverReport): string {
  const limit = only.length === 0 ? "" : ` Verified: ${listOf(only)}, and nothing else.`;
  const { failed, skipped } = counts;
  if (!passed) {
    if (failed === 0 && skipped > 0) {
      const unverified = `${skipped} of ${countOf(checks.length, "delivery")} were not verified`;
      return `The contract is not known to hold: ${unverified}.${limit}`;
    }
    const unproven = checks.filter(isUnproven).length;
    const failures = [
      `${failed} of ${countOf(checks.length, "delivery")} failed`,
      ...(skipped === unproven ? [] : [`${skipped - unproven} were not sent`]),
      ...(unproven === 0 ? [] : [`${countOf(unproven, "refusal")} proved nothing`]),
    ];
    return `The contract is broken: ${failures.join(", and ")}.${limit}`;
  }
  const done = observed ? "accepts" : "answers";
  const variants = only.length === 0 ? "every variant" : "every delivery sent";
  return `The contract holds: the receiver ${done} ${variants} and refuses every forgery.${limit}`;
}

/** Counts each verdict that occurred. */
export function countWords({ counts }: ReceiverReport): string {
  const given = Object.entries(counts).filter(([, count]) => count > 0);
  return given.map(([verdict, count]) => `${count} ${verdict}`).join(", ");
}

/** Describes the slowest answer and the slowest handler, if there were any. */
export function slowestWords(report: ReceiverReport): string {
  const { checks, slowestMs, timeoutMs, slowestHandlingMs } = report;
  const isAnswered = checks.some(({ status }) => status !== null);
  if (!isAnswered) return "no answer";
  const handled =
    typeof slowestHandlingMs === "number"
      ? `, slowest handler ${slowestHandlingMs} ms after its answer`
      : "";
  return `slowest answer ${slowestMs} ms of ${timeoutMs} ms${handled}`;
}

/** Returns the name of a check in one line. */
export function nameOf({ group, title, event, purpose, form }: ReportedCheck): string {
  return group === "contract" ? title : `${event}, purpose ${purpose}, ${form}: ${title}`;
}
