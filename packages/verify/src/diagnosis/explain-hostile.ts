import { groupBy } from "../json/group.ts";
import type { CheckResult } from "../receiver/verdict.ts";
import type { Finding, Note } from "./finding.ts";
import { notChecked, notesOfCompanions, wordsOfHostile } from "./hostile-words.ts";
import { hasPassed, isAuthentic, isFailed, isHostile } from "./repeats.ts";

/** Explains what should have been refused, and what should have been taken or refused and was neither. */
export function explainHostile(results: readonly CheckResult[]): Finding[] {
  const hostile = results.filter(isHostile);
  const failed = results.filter((one) => isFailed(one) && !isAuthentic(one));
  // A receiver that redirects everything redirects hostile deliveries too: one finding, not two.
  const codes = new Set(results.filter(isAuthentic).map(({ problem }) => problem?.code));
  const idle = listAnswered(results);
  const unsilenced = failed.filter(
    (one) => !idle.includes(one) && (isNotRefused(one) || !codes.has(one.problem?.code)),
  );
  if (idle.length === 0 && hostile.length > 0 && hostile.every(isNotRefused)) {
    return [{ code: "signature_not_checked", ...notChecked, checks: hostile }];
  }
  const accepted = new Set(unsilenced.filter(isNotRefused).map(({ check }) => check.title));
  const groups = groupBy(unsilenced, ({ problem, check }) =>
    problem?.code === "not_refused"
      ? `accepts ${causeOf(check.title, accepted)}`
      : (problem?.code ?? ""),
  );
  const answered = idle.length === 0 ? [] : [["forgeries_answered", idle] as const];
  return [...answered, ...groups].map(([code, checks]) => {
    return { code, ...wordsOfHostile(code), checks };
  });
}

/** Lists what was answered with success and handled by none. Empty if a forgery was handled, or nothing at all. */
function listAnswered(results: readonly CheckResult[]): readonly CheckResult[] {
  const forgeries = results.filter((one) => isHostile(one) && isNotRefused(one));
  const isSeen = results.some((one) => isAuthentic(one) && one.verdict === "accepted");
  const isIdle = forgeries.length > 0 && forgeries.every((one) => one.isUnhandled === true);
  if (!isSeen || !isIdle) return [];
  const companions = results.filter(
    ({ check, problem }) => check.group === "either" && problem?.code === "not_handled",
  );
  return [...forgeries, ...companions];
}

/** Notes which of two signatures a receiver reads. None where it accepts what none of its signatures signs. */
export function noteCompanions(results: readonly CheckResult[]): Note[] {
  if (results.some(isNotRefused)) return [];
  const taken = results.filter((one) => one.check.group === "either" && hasPassed(one));
  const ofOneAddress = groupBy(taken, ({ check }) => {
    const { event, form } = check.delivery.subject;
    return `${event} ${form}`;
  });
  const notes = groupBy([...ofOneAddress.values()], (checks) => codeOfCompanions(checks));
  return [...notes].map(([code, checks]) => {
    return { code, what: notesOfCompanions[code] ?? code, checks: checks.flat() };
  });
}

function codeOfCompanions(taken: readonly CheckResult[]): string {
  if (taken.length > 1) return "takes_any_signature";
  const isFirstWrong = taken[0]?.check.delivery.companion === "a wrong signature first";
  return isFirstWrong ? "reads_last_signature" : "reads_first_signature";
}

/** Tamperings by others that a receiver accepts for the same reason. */
const implied: { readonly [tampering: string]: readonly string[] } = {
  "signature with an empty secret": ["signature wrong"],
  "both signatures wrong": ["signature wrong"],
  "body altered, two signatures": ["body altered", "both signatures wrong"],
};

function causeOf(tampering: string, accepted: ReadonlySet<string>): string {
  const cause = implied[tampering]?.find((one) => accepted.has(one));
  return cause === undefined ? tampering : causeOf(cause, accepted);
}

function isNotRefused({ problem }: CheckResult): boolean {
  return problem?.code === "not_refused";
}
