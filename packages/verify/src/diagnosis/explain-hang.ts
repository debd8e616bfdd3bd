import type { CheckResult } from "../receiver/verdict.ts";
import type { Finding } from "./finding.ts";
import { hasPassed, isAuthentic } from "./repeats.ts";
import { nameOf } from "./words/end-words.ts";

/**
 * Explains a receiver that stops answering: from one delivery on, every request timed out, and the
 * rest was not sent. A trait that those few deliveries share need not be the cause.
 */
export function explainHang(results: readonly CheckResult[]): readonly Finding[] {
  const sent = results.filter(({ verdict }) => verdict !== "skipped");
  const start = sent.findIndex(isTimeout);
  const checks = start < 0 ? [] : sent.slice(start);
  const before = sent.slice(0, Math.max(start, 0));
  const isAnswering = before.some((one) => isAuthentic(one) && hasPassed(one));
  const isCut = sent.length < results.length;
  const [first] = checks;
  if (first === undefined || !isAnswering || !isCut || !checks.every(isTimeout)) return [];
  return [
    {
      code: "too_slow",
      what:
        `The receiver stopped answering at the ${toOrdinal(start + 1)} delivery, ${nameOf(first.check)}. ` +
        `The remaining deliveries were not sent. ${first.problem?.message ?? ""}`,
      remedy:
        "Find what the receiver waits for from that delivery on: leaked connections of a pool, a lock or a " +
        "full queue. If only deliveries like that one hang, answer as soon as they are stored, and handle them afterwards.",
      checks,
    },
  ];
}

function isTimeout({ problem }: CheckResult): boolean {
  return problem?.code === "too_slow";
}

function toOrdinal(count: number): string {
  const isTeen = Math.floor(count / 10) % 10 === 1;
  return `${count}${(isTeen ? undefined : ["th", "st", "nd", "rd"][count % 10]) ?? "th"}`;
}
