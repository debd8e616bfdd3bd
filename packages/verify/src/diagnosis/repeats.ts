import { groupBy } from "../json/group.ts";
import type { CheckResult } from "../receiver/verdict.ts";

/** Delivery that was sent twice, unchanged or with fresh IDs, with both results. */
export interface Repeat {
  readonly first: CheckResult;
  readonly again: CheckResult;
}

// Number of deliveries of each kind of failure, and of the successes. A single one might get the
// same verdict by chance.
const samples = 3;

/**
 * Selects the deliveries to send again if some failed and some did not: a few of each kind of
 * failure, then a few that passed. If the verdict on one of them changes, the receiver's answer
 * depends on more than the delivery.
 */
export function selectForRepeat(results: readonly CheckResult[]): readonly CheckResult[] {
  const authentic = results.filter(isAuthentic);
  const passed = authentic.filter(hasPassed);
  const failed = authentic.filter(isFailed);
  if (passed.length === 0 || failed.length === 0) return [];
  const groups = [...groupBy(failed, kindOf).values(), passed];
  return groups.flatMap((group) => group.slice(0, samples));
}

/** Kinds of failure that the sender retries. */
const resentKinds: ReadonlySet<string> = new Set([
  ...["server_error", "refused", "no_answer"],
  // The sender sees this as a success. Resending shows if a second attempt would help.
  "not_handled",
]);

/**
 * Selects the deliveries to send again unchanged, as the sender retries failures: a few of each
 * kind.
 */
export function selectForResend(results: readonly CheckResult[]): readonly CheckResult[] {
  const failed = results.filter(
    (one) => isAuthentic(one) && isFailed(one) && one.check.transport.before === "nothing",
  );
  const groups = groupBy(failed, kindOf);
  return [...groups].flatMap(([kind, group]) =>
    resentKinds.has(kind) ? group.slice(0, samples) : [],
  );
}

/** Lists deliveries whose second attempt got a success response but no handler ran. */
export function listLost(resent: readonly Repeat[]): readonly CheckResult[] {
  const lost = resent.filter(({ again }) => again.problem?.code === "not_handled");
  return lost.map(({ first }) => first);
}

/**
 * Returns the kinds of failure that appeared or disappeared when the same delivery was sent again.
 */
export function unsteadyKinds(repeats: readonly Repeat[]): ReadonlySet<string> {
  const differing = repeats.filter(
    ({ first, again }) => again.verdict !== "skipped" && isFailed(first) !== isFailed(again),
  );
  return new Set(differing.map(({ first, again }) => kindOf(isFailed(first) ? first : again)));
}

/** Returns the kind of a failure: its code, or a more specific kind by its status. */
export function kindOf({ problem, status }: CheckResult): string {
  if (problem?.code !== "refused") return problem?.code ?? "";
  if (status === 401 || status === 403) return "signature_refused";
  if (status === 404 || status === 405) return "no_route";
  if (status === 411) return "length_required";
  if (status === 413) return "body_too_large";
  return status === 429 ? "too_many_requests" : "refused";
}

/** Returns true if a delivery was accepted or answered. */
export function hasPassed({ verdict }: CheckResult): boolean {
  return verdict === "accepted" || verdict === "answered";
}

/** Returns true if a delivery did not get the required result. */
export function isFailed({ verdict }: CheckResult): boolean {
  return verdict === "failed";
}

/** Returns true if the receiver must accept a delivery. */
export function isAuthentic({ check }: CheckResult): boolean {
  return check.group === "contract" || check.group === "probe";
}

/** Returns true if the receiver must refuse a delivery. */
export function isHostile({ check }: CheckResult): boolean {
  return check.group === "refusal";
}
