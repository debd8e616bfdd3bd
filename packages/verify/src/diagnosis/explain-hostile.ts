import { groupBy } from "../json/group.ts";
import type { CheckResult } from "../receiver/verdict.ts";
import type { Finding, Note } from "./finding.ts";
import { hasPassed, isAuthentic, isFailed, isHostile } from "./repeats.ts";
import {
  notChecked,
  notesOfCompanions,
  wordsOfCompanions,
  wordsOfHostile,
} from "./words/hostile-words.ts";

/**
 * Explains forgeries that were not refused, and deliveries that may be accepted or refused and got
 * neither.
 */
export function explainHostile(
  results: readonly CheckResult[],
  ofAuthentic: readonly Finding[],
): Finding[] {
  const hostile = results.filter(isHostile);
  const idle = listAnswered(results);
  const companions = results.filter(
    (one) => isCompanion(one) && isFailed(one) && !idle.includes(one),
  );
  const ofTheirOwn = companions.filter((one) => homeOf(one, ofAuthentic, results) === undefined);
  if (idle.length === 0 && hostile.length > 0 && hostile.every(isNotRefused)) {
    const unchecked = { code: "signature_not_checked", ...notChecked, checks: hostile };
    return [unchecked, ...explainCompanions(ofTheirOwn)];
  }
  const failed = hostile.filter(
    (one) => isFailed(one) && !idle.includes(one) && !isSilenced(one, results),
  );
  const twofold = failed.filter(
    (one) => hasTwoSignatures(one) && failsAlike(one, ofTheirOwn) && isOnlyTwofold(one, failed),
  );
  const accepted = new Set(failed.filter(isNotRefused).map(({ check }) => check.title));
  const others = failed.filter((one) => !twofold.includes(one));
  const groups = groupBy(others, ({ problem, check }) =>
    problem?.code === "not_refused"
      ? `accepts ${causeOf(check.title, accepted)}`
      : (problem?.code ?? ""),
  );
  const joining = ofTheirOwn.filter((one) => failsAlike(one, others));
  const findings = [...groups].map(([code, checks]) => {
    const joined = joining.filter(({ problem }) => problem?.code === code);
    const words = wordsOfHostile(code, joined.length > 0);
    return { code, ...words, checks: [...checks, ...joined] };
  });
  const left = ofTheirOwn.filter((one) => !joining.includes(one));
  return [...explainAnswered(idle), ...findings, ...explainCompanions(left, twofold)];
}

function explainAnswered(idle: readonly CheckResult[]): Finding[] {
  if (idle.length === 0) return [];
  const code = "forgeries_answered";
  return [{ code, ...wordsOfHostile(code, false), checks: idle }];
}

/**
 * Lists forgeries that got a success response but reached no handler. Empty if a forgery was
 * handled, or nothing was.
 */
function listAnswered(results: readonly CheckResult[]): readonly CheckResult[] {
  const forgeries = results.filter((one) => isHostile(one) && isNotRefused(one));
  const isSeen = results.some((one) => isAuthentic(one) && one.verdict === "accepted");
  const isIdle = forgeries.length > 0 && forgeries.every((one) => one.isUnhandled === true);
  if (!isSeen || !isIdle) return [];
  const companions = results.filter(
    (one) => isCompanion(one) && one.problem?.code === "not_handled",
  );
  return [...forgeries, ...companions];
}

/**
 * Adds to each finding about authentic deliveries the failures of the same kind that have a wrong
 * signature or none.
 */
export function addCompanions(
  findings: readonly Finding[],
  results: readonly CheckResult[],
): readonly Finding[] {
  const added = new Map<Finding, CheckResult[]>();
  for (const one of results.filter((result) => isFailed(result) && !isAuthentic(result))) {
    if (findings.some(({ checks }) => checks.includes(one))) continue;
    const home = homeOf(one, findings, results);
    if (home !== undefined) added.set(home, [...(added.get(home) ?? []), one]);
  }
  return findings.map((one) => ({ ...one, checks: [...one.checks, ...(added.get(one) ?? [])] }));
}

function explainCompanions(
  companions: readonly CheckResult[],
  hostile: readonly CheckResult[] = [],
): Finding[] {
  if (companions.length === 0) return [];
  const words = wordsOfCompanions(companions, hostile.length > 0);
  return [{ code: "two_signatures", ...words, checks: [...companions, ...hostile] }];
}

function isCompanion({ check }: CheckResult): boolean {
  return check.group === "either";
}

/**
 * Returns the plain deliveries of the same event, purpose and form, which have only the correct
 * signature.
 */
function twinsOf({ check }: CheckResult, results: readonly CheckResult[]): readonly CheckResult[] {
  const { event, purpose, form, referrer } = check.delivery.subject;
  return results.filter((other) => {
    const { subject } = other.check.delivery;
    return (
      other.check.group === "contract" &&
      subject.event === event &&
      subject.purpose === purpose &&
      subject.form === form &&
      subject.referrer === referrer
    );
  });
}

// State or counters of the receiver may affect each delivery, with any signature.
const ofAny: ReadonlySet<string> = new Set(["unsteady", "too_many_requests"]);

/**
 * Finds the finding about authentic deliveries that a failure belongs to, if the signatures are not
 * its cause.
 */
function homeOf(
  one: CheckResult,
  findings: readonly Finding[],
  results: readonly CheckResult[],
): Finding | undefined {
  const twins = isCompanion(one) ? twinsOf(one, results) : results;
  return findings.find(({ code, checks }) =>
    checks.some(
      (other) =>
        isAuthentic(other) && (ofAny.has(code) || twins.includes(other)) && isAlike(one, other),
    ),
  );
}

/**
 * Returns true if two deliveries fail in the same way, or got the same status that is no success.
 */
function isAlike(one: CheckResult, other: CheckResult): boolean {
  if (one.problem?.code === other.problem?.code) return true;
  return one.status !== undefined && one.status >= 300 && one.status === other.status;
}

// A receiver that redirects everything redirects hostile deliveries too: one finding, not two.
function isSilenced(one: CheckResult, results: readonly CheckResult[]): boolean {
  const authentic = results.filter(isAuthentic);
  return !isNotRefused(one) && authentic.some(({ problem }) => problem?.code === one.problem?.code);
}

const twoSignatures: ReadonlySet<string> = new Set([
  "both signatures wrong",
  "body altered, two signatures",
]);

function hasTwoSignatures({ check }: CheckResult): boolean {
  return twoSignatures.has(check.title);
}

function failsAlike({ problem }: CheckResult, others: readonly CheckResult[]): boolean {
  return others.some((other) => other.problem?.code === problem?.code);
}

/** Returns true if no hostile delivery with one signature fails in this way. */
function isOnlyTwofold({ problem }: CheckResult, failed: readonly CheckResult[]): boolean {
  return failed.every((one) => one.problem?.code !== problem?.code || hasTwoSignatures(one));
}

/**
 * Notes which of two signatures a receiver reads. Empty if it accepts bodies that no signature
 * matches.
 */
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

/** Tamperings that a receiver accepts for the same reason as another one. */
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
