import { groupBy } from "../../json/group.ts";
import type { Json } from "../../json/json.ts";
import { listDifferences } from "../../payloads/differences.ts";
import { withFreshIds } from "../../plan/delivery.ts";
import { plainTransport } from "../../receiver/checks.ts";
import type { CheckResult } from "../../receiver/verdict.ts";
import { type DiagnosisContext, diagnose } from "../diagnose.ts";
import type { Finding } from "../finding.ts";
import { type Contrast, nameKeys, type ProbeSender, startTrial, type Trial } from "../narrow.ts";
import { isAuthentic, isFailed, kindOf } from "../repeats.ts";
import { isKnownTrait } from "../words/trait-words.ts";
import { type FillableSchemas, readFillSources, toFilled } from "./fill-sources.ts";
import { attributeToKey, type MissingKey } from "./missing-key.ts";
import { toFinding } from "./words.ts";

// A search ends when keys are found. If filled deliveries fail too, a few of them show that no
// missing key is to blame.
const mostForSearch = 80;
const mostIdle = 4;
const mostNamed = 5;

/** Facts and tools that a search for missing keys needs. */
export interface MissingKeysContext {
  readonly context: DiagnosisContext;
  readonly tools: ProbeSender;
}

/**
 * Explains failures by keys that are null or absent in the failing deliveries, if traits alone do
 * not explain them. The remaining failures are diagnosed again.
 */
export async function explainMissingKeys(
  findings: readonly Finding[],
  results: readonly CheckResult[],
  { context, tools }: MissingKeysContext,
): Promise<readonly Finding[]> {
  const ofKeys = await findMissingKeys(findings, results, { context, tools });
  if (ofKeys.length === 0) return findings;
  const explained = new Set(ofKeys.flatMap(({ checks }) => checks));
  const left = results.map((one) => (explained.has(one) ? takeAsTaken(one) : one));
  const others = diagnose(left, context).findings.map((one) => keepNarrowed(one, findings));
  const isOfForgeries = ({ checks }: Finding): boolean => !checks.some(isAuthentic);
  const isLater = (one: Finding): boolean => !isOfForgeries(one);
  return [...others.filter(isOfForgeries), ...ofKeys, ...others.filter(isLater)];
}

// The missing key is the cause, so the diagnosis must not blame anything else in the delivery.
function takeAsTaken({ problem: _, ...one }: CheckResult): CheckResult {
  return { ...one, verdict: "accepted" };
}

/** Keeps the text of a former finding that was narrowed, or that covers the same deliveries. */
function keepNarrowed(one: Finding, findings: readonly Finding[]): Finding {
  const former = findings.find(
    ({ code, checks, smallest }) =>
      code === one.code &&
      (smallest !== undefined || checks.length === one.checks.length) &&
      one.checks.every((check) => checks.includes(check)),
  );
  return former === undefined ? one : { ...former, checks: one.checks };
}

/**
 * Searches for keys whose null or absence breaks deliveries. If traits alone do not explain the
 * failures of one kind, it sends some of these deliveries again with a value for every key. Returns
 * one finding for each kind.
 */
async function findMissingKeys(
  findings: readonly Finding[],
  results: readonly CheckResult[],
  { context: { rewriting }, tools: sender }: MissingKeysContext,
): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  const failures = listDoubtful(findings, rewriting?.checks ?? []);
  if (failures.length === 0) return found;
  const schemas = await readFillSources();
  const trial = startTrial(sender, { from: firstId, most: mostForSearch });
  for (const failed of failures) {
    const context = { results, schemas, trial, sender };
    const [first, ...more] = await searchKind(failed, context);
    if (first !== undefined) found.push(toFinding([first, ...more]));
  }
  return found;
}

// Higher than all IDs of the search that starts from probes.
const firstId = 500;

const kinds: ReadonlySet<string> = new Set([
  ...["server_error", "refused", "no_answer", "not_handled"],
]);

// These findings are certain and have nothing to do with a key.
const ofOtherCauses: ReadonlySet<string> = new Set([
  ...["unsteady", "body_too_large", "a body of unknown length"],
  ...["seen_before_handled", "handled_twice", "too_many_requests", "no_route"],
]);

/** Lists the failures of each kind that no single clean trait explains. */
function listDoubtful(
  findings: readonly Finding[],
  rewritten: readonly CheckResult[],
): readonly (readonly CheckResult[])[] {
  const isOpen = (one: CheckResult): boolean =>
    isAuthentic(one) && isFailed(one) && !rewritten.includes(one);
  const open = findings.flatMap((finding) => {
    const checks = finding.checks.filter(isOpen);
    return ofOtherCauses.has(finding.code) ? [] : checks.map((one) => ({ one, finding }));
  });
  const byKind = groupBy(open, ({ one }) => kindOf(one));
  return [...byKind].flatMap(([kind, failures]) => {
    const codes = new Set(failures.map(({ finding }) => finding.code));
    const [code = ""] = codes;
    const isClean = codes.size === 1 && isKnownTrait(code) && !mayHideKey(code);
    return isClean || !kinds.has(kind) ? [] : [[...new Set(failures.map(({ one }) => one))]];
  });
}

/** Returns true for traits that may hide a missing key: a form, and an object with few keys. */
function mayHideKey(trait: string): boolean {
  return trait.startsWith("form ") || trait.endsWith(" present");
}

interface SearchContext {
  readonly results: readonly CheckResult[];
  readonly schemas: FillableSchemas;
  readonly trial: Trial;
  readonly sender: ProbeSender;
}

/** Names keys until they explain all failures, or until no filled delivery is accepted any more. */
async function searchKind(
  failed: readonly CheckResult[],
  context: SearchContext,
): Promise<readonly MissingKey[]> {
  const named: MissingKey[] = [];
  let left = failed.toSorted(byPlainness);
  let idle = 0;
  while (left.length > 0 && idle < mostIdle && named.length < mostNamed) {
    const [start] = left;
    if (start === undefined) break;
    const keys = await searchOne(start, failed, context);
    const fresh = keys.filter((one) => !named.some((other) => isSame(one, other)));
    named.push(...fresh);
    if (fresh.length === 0) idle += 1;
    left = left.filter(
      (one) => !isLike(one, start) && !keys.some((key) => key.checks.includes(one)),
    );
  }
  return named.slice(0, mostNamed);
}

/** Sorts deliveries without changes first. */
function byPlainness(one: CheckResult, other: CheckResult): number {
  const rank = ({ check }: CheckResult): number =>
    Number(check.group !== "contract") + Number(check.delivery.subject.form === "raw");
  return rank(one) - rank(other);
}

/** Returns true if two deliveries most likely fail for the same reason. */
function isLike({ check: one }: CheckResult, { check: other }: CheckResult): boolean {
  const [{ subject: own }, { subject }] = [one.delivery, other.delivery];
  const isSame = own.event === subject.event && own.purpose === subject.purpose;
  return one.group === other.group && (isSame || one.title === other.title);
}

function isSame(one: MissingKey, other: MissingKey): boolean {
  return one.steps.join("/") === other.steps.join("/") && one.scope === other.scope;
}

async function searchOne(
  start: CheckResult,
  failed: readonly CheckResult[],
  context: SearchContext,
): Promise<readonly MissingKey[]> {
  const contrast = await findContrast(start, context);
  if (contrast === undefined) return [];
  const { keys } = await nameKeys(contrast, [], context.trial);
  return keys.flatMap((one) => attributeToKey(one, failed, context.results) ?? []);
}

/** Fills a delivery until the receiver accepts it. Undefined if it never does. */
async function findContrast(
  { check }: CheckResult,
  { schemas, trial, sender }: SearchContext,
): Promise<Contrast | undefined> {
  const delivery = withFreshIds(check.delivery, sender.run, "n000");
  const failing: Json = JSON.parse(delivery.body);
  for (const taken of toFilled(delivery, schemas)) {
    const differences = listDifferences(taken, failing);
    const contrast = {
      check: { ...check, delivery, transport: plainTransport },
      taken,
      differences,
    };
    if ((await trial.send(contrast, [])) === false) return contrast;
  }
  return undefined;
}
