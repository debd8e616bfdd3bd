import { groupBy } from "../json/group.ts";
import type { Subject } from "../plan/delivery.ts";
import { isChangeOf, only } from "../receiver/checks.ts";
import type { CheckResult } from "../receiver/verdict.ts";
import type { SecretSource } from "../text/secret-words.ts";
import { showUrl } from "../text/show-url.ts";
import { explainByTraits, type Shown } from "./explain-by-traits.ts";
import { addCompanions, explainHostile, noteCompanions } from "./explain-hostile.ts";
import type { Diagnosis, Finding } from "./finding.ts";
import {
  hasPassed,
  isAuthentic,
  isFailed,
  kindOf,
  listLost,
  type Repeat,
  unsteadyKinds,
} from "./repeats.ts";
import type { Rewriting } from "./rewriting.ts";
import {
  lostAgain,
  wordsOfNoRoute,
  wordsOfProblem,
  wordsOfRewriting,
  wordsOfSize,
  wordsOfTrait,
  wordsOfUnsteady,
  wordsOfWrongSecret,
} from "./words/remedies.ts";

/** Facts for the diagnosis that the verdicts do not have. */
export interface DiagnosisContext {
  /** Deliveries that were sent again with fresh IDs. */
  readonly repeats: readonly Repeat[];
  /** Deliveries that failed and were sent again unchanged. */
  readonly resent: readonly Repeat[];
  /** Set if re-serialized JSON explains failures. */
  readonly rewriting: Rewriting | undefined;
  /** Returns the URL for deliveries of a subject. */
  readonly addressOf: (subject: Subject) => URL;
  /** Secret that signed the authentic deliveries. */
  readonly secret: SecretSource;
}

/**
 * Explains the failures in this order:
 * - JSON that is re-serialized before it is verified
 * - forgeries that should have been refused
 * - failures of authentic deliveries that depend on no property of a single delivery
 * - traits that all failing deliveries share and no accepted one has, the widest first
 * - everything else, by the kind of failure
 */
export function diagnose(results: readonly CheckResult[], context: DiagnosisContext): Diagnosis {
  const rewritten = explainRewriting(context);
  const authentic = without(results.filter(isAuthentic), rewritten);
  const ofAuthentic = explainAuthentic(authentic, context);
  const ofHostile = explainHostile(without(results, rewritten), ofAuthentic);
  const explained = [...rewritten, ...ofHostile, ...ofAuthentic];
  const findings = addCompanions(explained, results);
  const all = [...findings, ...explainLost(findings, context)];
  return { findings: addAttempts(all, context), notes: noteCompanions(results) };
}

/** Adds the result of a second attempt to a finding about deliveries without a handler run. */
function addAttempts(findings: readonly Finding[], { resent }: DiagnosisContext): Finding[] {
  const isLost = listLost(resent).some(isNotHandled);
  return findings.map((one) =>
    one.code === "not_handled" && isLost ? { ...one, remedy: `${one.remedy} ${lostAgain}` } : one,
  );
}

function isNotHandled(one: CheckResult): boolean {
  return kindOf(one) === "not_handled";
}

function explainRewriting({ rewriting }: DiagnosisContext): Finding[] {
  if (rewriting === undefined) return [];
  const code = "bytes differ when written again";
  return [{ code, ...wordsOfRewriting(rewriting), checks: rewriting.checks }];
}

/** Explains failures that the sender's retry does not repair. */
function explainLost(findings: readonly Finding[], { resent }: DiagnosisContext): Finding[] {
  const code = "seen_before_handled";
  const checks = listLost(resent).filter((one) => !isNotHandled(one));
  if (checks.length === 0 || findings.some((finding) => finding.code === code)) return [];
  return [{ code, ...wordsOfProblem(code), checks }];
}

function explainAuthentic(
  authentic: readonly CheckResult[],
  { repeats, addressOf, secret }: DiagnosisContext,
): Finding[] {
  const failed = authentic.filter(isFailed);
  const unsteady = unsteadyKinds(repeats);
  const unrouted = unsteady.has("no_route") ? [] : explainUnrouted(authentic, addressOf);
  const unanswered = unsteady.has("no_answer") ? [] : explainUnanswered(failed);
  const ofWire = [...unrouted, ...unanswered];
  const others = without(failed, ofWire);
  if (!authentic.some(hasPassed)) return [...ofWire, ...explainByProblem(others, secret)];
  const ofWholeKinds = [...groupBy(others, kindOf)].flatMap(([kind, checks]) =>
    explainKind(kind, checks, { authentic, isUnsteady: unsteady.has(kind) }),
  );
  const left = without(others, ofWholeKinds);
  const { shown, unexplained } = explainByTraits(left, authentic);
  return [...unrouted, ...ofWholeKinds, ...toFindings(shown), ...explainByProblem(unexplained)];
}

/**
 * Finds URLs that answered every delivery as not found. There the path is wrong, not the
 * deliveries.
 */
function explainUnrouted(
  authentic: readonly CheckResult[],
  addressOf: DiagnosisContext["addressOf"],
): Finding[] {
  const sent = authentic.filter(({ verdict }) => verdict !== "skipped");
  const byAddress = groupBy(sent, ({ check }) => addressOf(check.delivery.subject).href);
  const unrouted = [...byAddress].filter(([, checks]) => checks.every(isUnrouted));
  if (unrouted.length === 0) return [];
  const addresses = new Set(unrouted.map(([address]) => showUrl(new URL(address))));
  const checks = unrouted.flatMap(([, ofAddress]) => ofAddress);
  return [{ code: "no_route", ...wordsOfNoRoute([...addresses]), checks }];
}

/**
 * Explains missing answers by the chunked body, if only deliveries with chunked bodies got no
 * answer. Other deliveries may fail in other ways.
 */
function explainUnanswered(failed: readonly CheckResult[]): Finding[] {
  const checks = failed.filter((one) => kindOf(one) === "no_answer");
  const [first] = checks;
  if (first === undefined || !checks.every(isChunked)) return [];
  const code = first.check.title;
  return [{ code, ...wordsOfTrait(code, { checks }), checks }];
}

function isChunked({ check }: CheckResult): boolean {
  return check.transport.framing === "chunked";
}

function isUnrouted(one: CheckResult): boolean {
  return kindOf(one) === "no_route";
}

interface KindContext {
  readonly authentic: readonly CheckResult[];
  readonly isUnsteady: boolean;
}

// Failures that depend on the receiver's state or counters, not on a trait of a delivery.
const ofTheirOwn: ReadonlySet<string> = new Set([
  ...["too_many_requests", "handled_twice", "seen_before_handled"],
]);

/**
 * Explains failures of one kind whose cause is no trait of a delivery. Empty if there is no such
 * cause.
 */
function explainKind(
  kind: string,
  checks: readonly CheckResult[],
  { authentic, isUnsteady }: KindContext,
): Finding[] {
  if (ofTheirOwn.has(kind)) return explainByProblem(checks);
  if (isUnsteady) return [{ code: "unsteady", ...wordsOfUnsteady(checks), checks }];
  const largestTaken = largestOf(authentic.filter(hasPassed));
  const isBySize = largestTaken > 0 && checks.every((one) => sizeOf(one) > largestTaken);
  if (!isBySize || (kind !== "body_too_large" && isExplained(checks, authentic))) return [];
  return [{ code: "body_too_large", ...wordsOfSize(checks, largestTaken), checks }];
}

// Returns the size of the largest accepted body in bytes. Ignores chunked bodies, because a limit
// that reads content-length does not apply to them.
function largestOf(passed: readonly CheckResult[]): number {
  const withLength = passed.filter((one) => !isChunked(one));
  return Math.max(0, ...withLength.map(sizeOf));
}

function sizeOf({ check }: CheckResult): number {
  return Buffer.byteLength(check.delivery.body);
}

/**
 * Returns true if one trait explains some failures, or several traits do and none of them is a
 * probe's change.
 */
function isExplained(checks: readonly CheckResult[], authentic: readonly CheckResult[]): boolean {
  const { shown, unexplained } = explainByTraits(checks, authentic);
  const isChange = shown.some(({ trait }) => checks.some(({ check }) => isChangeOf(check, trait)));
  return unexplained.length === 0 && (!isChange || shown.length === 1);
}

/** Makes one finding for each trait. The narrowed forms of a trait share one finding. */
function toFindings(shown: readonly Shown[]): Finding[] {
  const byCode = groupBy(shown, ({ trait }) => trait.split(only)[0] ?? trait);
  return [...byCode].map(([trait, group]) => {
    const checks = group.flatMap((one) => one.checks);
    const limits = group.flatMap((one) => one.trait.split(only).slice(1));
    const alternatives = [...new Set(group.flatMap((one) => one.alternatives))];
    const code = [trait, ...alternatives].join(" or ");
    return { code, ...wordsOfTrait(trait, { limits, checks, alternatives }), checks };
  });
}

function without(
  results: readonly CheckResult[],
  findings: readonly Finding[],
): readonly CheckResult[] {
  const explained = new Set(findings.flatMap(({ checks }) => checks));
  return results.filter((one) => !explained.has(one));
}

/** Explains failures by their kind. `secret` is set if it may be the wrong one. */
function explainByProblem(failed: readonly CheckResult[], secret?: SecretSource): Finding[] {
  const groups = groupBy(failed, kindOf);
  return [...groups].map(([code, checks]) => {
    const isWrong = secret !== undefined && code === "signature_refused";
    const words = isWrong ? wordsOfWrongSecret(secret, checks) : wordsOfProblem(code, checks);
    return { code, ...words, checks };
  });
}
