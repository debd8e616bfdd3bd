import type { CheckResult } from "../receiver/verdict.ts";
import type { Finding } from "./finding.ts";
import { hasPassed, isAuthentic } from "./repeats.ts";
import { nameOf } from "./words/end-words.ts";

/**
 * Explains a receiver that stops to answer: from one delivery on, each that was sent took all the time, and the
 * rest was not sent any more. Whatever those few share, it need not be the cause.
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
        `Since the ${toOrdinal(start + 1)} delivery, ${nameOf(first.check)}, no answer came in time, and what ` +
        `was left was not sent. ${first.problem?.message ?? ""}`,
      remedy:
        "See what the receiver waits for from then on: connections of a pool that are not given back, a lock, a " +
        "full queue. If it hangs with such deliveries only, answer as soon as one is stored, and work afterwards.",
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
