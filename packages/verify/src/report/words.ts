import { countOf, listOf } from "../text/count.ts";
import { describeUnpublished } from "./evidence-words.ts";
import type { ReceiverReport, ReportedCheck } from "./receiver-report.ts";

/** Returns the sentences about limits that reports for people show next to the findings. */
export function describeLimits(report: ReceiverReport): readonly string[] {
  return [
    ...(report.counts.answered === 0 ? [] : [answeredNote]),
    ...(report.counts.unproven > 0 ? [unprovenNote] : []),
    ...(report.passed ? describeUnpublished(report) : []),
  ];
}

const answeredNote =
  '"answered" means that the receiver answered with success. It does not show that a handler ran. ' +
  "To verify handlers, add --observe with the URL of an observation document.";

const unprovenNote =
  '"unproven" means that the refusal of a forgery proves nothing. An authentic delivery of the same ' +
  "event and form got the same status, and none got a success.";

/** Returns the reason why a check neither passed nor failed. Empty if it passed or failed. */
export function reasonOfNoResult({ verdict, status }: ReportedCheck): readonly string[] {
  if (verdict === "skipped") return ["Not sent."];
  if (verdict !== "unproven") return [];
  return [`This refusal proves nothing, because an authentic delivery also got ${status}.`];
}

/** Names the folder with the failing deliveries, if they were saved. */
export function describeSaved({ saved }: ReceiverReport): readonly string[] {
  return saved === null ? [] : [`${savedWords} ${saved}`];
}

const savedWords = "Each failing delivery is saved with its body, headers and a curl command in";

/** Returns the result in a sentence, and a second one if only some deliveries were verified. */
export function sumUp({ passed, observed, counts, checks, only }: ReceiverReport): string {
  const limit = only.length === 0 ? "" : ` Verified: ${listOf(only)}, and nothing else.`;
  const { failed, skipped, unproven } = counts;
  if (!passed) {
    if (failed === 0 && skipped > 0) {
      const unverified = `${skipped} of ${countOf(checks.length, "delivery")} were not verified`;
      return `The contract is not known to hold: ${unverified}.${limit}`;
    }
    const failures = [
      `${failed} of ${countOf(checks.length, "delivery")} failed`,
      ...(skipped === 0 ? [] : [`${skipped} were not sent`]),
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
