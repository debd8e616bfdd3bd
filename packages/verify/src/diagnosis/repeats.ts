import { groupBy } from "../json/group.ts";
import type { CheckResult } from "../receiver/verdict.ts";

/** A delivery that was sent once more, as it was or with fresh ids, and its result each time. */
export interface Repeat {
  readonly first: CheckResult;
  readonly again: CheckResult;
}

// Of each kind of failure, and of the successes: one of them alone may meet the same fate by chance.
const samples = 3;

/**
 * The deliveries to send once more where some failed and some did not: a few of each kind of failure,
 * then a few that were taken. Who treats one of them otherwise than before judges by something else
 * than the delivery.
 */
export function selectForRepeat(results: readonly CheckResult[]): readonly CheckResult[] {
  const authentic = results.filter(isAuthentic);
  const passed = authentic.filter(hasPassed);
  const failed = authentic.filter(isFailed);
  if (passed.length === 0 || failed.length === 0) return [];
  const groups = [...groupBy(failed, kindOf).values(), passed];
  return groups.flatMap((group) => group.slice(0, samples));
}

/** Kinds of failure after which the sender sends the same delivery again. */
const resentKinds: ReadonlySet<string> = new Set([
  ...["server_error", "refused", "no_answer"],
  // To the sender this is a success. It shows if a second attempt would help.
  "not_handled",
]);

/** The deliveries to send once more as they are, as the sender does with what failed: a few of each kind. */
export function selectForResend(results: readonly CheckResult[]): readonly CheckResult[] {
  const failed = results.filter(
    (one) => isAuthentic(one) && isFailed(one) && one.check.transport.before === "nothing",
  );
  const groups = groupBy(failed, kindOf);
  return [...groups].flatMap(([kind, group]) =>
    resentKinds.has(kind) ? group.slice(0, samples) : [],
  );
}

/** Deliveries that came again as they were, and were then answered with success and not handled. */
export function listLost(resent: readonly Repeat[]): readonly CheckResult[] {
  const lost = resent.filter(({ again }) => again.problem?.code === "not_handled");
  return lost.map(({ first }) => first);
}

/** The kinds of failure that came or went when the same delivery was sent once more. */
export function unsteadyKinds(repeats: readonly Repeat[]): ReadonlySet<string> {
  const differing = repeats.filter(
    ({ first, again }) => again.verdict !== "skipped" && isFailed(first) !== isFailed(again),
  );
  return new Set(differing.map(({ first, again }) => kindOf(isFailed(first) ? first : again)));
}

/** Gives the kind of a failure, by its code and, where that says more, by its status. */
export function kindOf({ problem, status }: CheckResult): string {
  if (problem?.code !== "refused") return problem?.code ?? "";
  if (status === 401 || status === 403) return "signature_refused";
  if (status === 404 || status === 405) return "no_route";
  if (status === 411) return "length_required";
  if (status === 413) return "body_too_large";
  return status === 429 ? "too_many_requests" : "refused";
}

/** True if an authentic delivery was taken. */
export function hasPassed({ verdict }: CheckResult): boolean {
  return verdict === "accepted" || verdict === "answered";
}

/** True if a delivery did not get the answer that it must get. */
export function isFailed({ verdict }: CheckResult): boolean {
  return verdict === "failed";
}

/** True if a delivery must be taken. */
export function isAuthentic({ check }: CheckResult): boolean {
  return check.group === "contract" || check.group === "probe";
}

/** True if a delivery must be refused. */
export function isHostile({ check }: CheckResult): boolean {
  return check.group === "refusal";
}
