import type { Json } from "../json/json.ts";
import { type Difference, listDifferences, makeDifferences } from "../payloads/differences.ts";
import { findSmallest } from "../payloads/search.ts";
import type { PlannedDelivery } from "../plan/delivery.ts";
import { toJsonText } from "../plan/json-layouts.ts";
import { type Check, toCopy } from "../receiver/checks.ts";
import type { CheckResult } from "../receiver/verdict.ts";
import { attributeToKeys, type Narrowed } from "./attribute-to-keys.ts";
import type { Finding } from "./finding.ts";
import type { NamedKeys } from "./named-keys.ts";
import { hasPassed, isFailed, kindOf } from "./repeats.ts";
import { isOfKeys, wordsOfKeys } from "./words/key-words.ts";

/** Way to send more deliveries. */
export interface ProbeSender {
  /** The eight characters of the run's ids. */
  readonly run: string;
  /** Sends deliveries that are no checks, and gives their verdicts in the same order, until the time is over. */
  readonly send: (checks: readonly Check[], patience: Patience) => Promise<readonly CheckResult[]>;
  /** True once the time for more deliveries is over. */
  readonly isOver: () => boolean;
}

/** Time that handlers have: all that they may take, or only as much as those of the run took. */
export type Patience = "full" | "brief";

// A key takes about a dozen deliveries to find. What a hundred keys break needs no list.
const mostForFinding = 60;
const mostForRun = 150;
const mostNamed = 5;

/**
 * Names the keys behind the findings on deliveries that differ in many keys from one that was taken: sends them
 * again with fewer changes. Where that does not confirm what was found, the words of a finding stay.
 */
export async function narrowFindings(
  findings: readonly Finding[],
  results: readonly CheckResult[],
  sender: ProbeSender,
): Promise<readonly Finding[]> {
  const narrowed: Narrowed[] = [];
  let sent = 0;
  for (const finding of findings) {
    const most = Math.min(mostForFinding, mostForRun - sent);
    const trial = startTrial(sender, { from: sent, most });
    const isGeneral =
      !isOfKeys(finding) || finding.checks.some((one) => kindOf(one) === "too_slow");
    // A failure that takes all the time for an answer says too little for what it costs.
    narrowed.push(
      isGeneral
        ? { finding, keys: [] }
        : await narrow(finding, results, { trial, run: sender.run }),
    );
    sent += trial.count();
  }
  return attributeToKeys(narrowed, results);
}

/** A delivery that fails, the payload that was taken, and what makes the one the other. */
export interface Contrast {
  readonly check: Check;
  readonly taken: Json;
  readonly differences: readonly Difference[];
}

/** Makes some of the differences, and sends that. */
export interface Trial {
  /** Gives what was sent if it failed, false if it did not, undefined if that is not known. */
  readonly send: (
    contrast: Contrast,
    differences: readonly Difference[],
    patience?: Patience,
  ) => Promise<PlannedDelivery | false | undefined>;
  readonly count: () => number;
}

/** Starts a trial that sends at most so many deliveries, with ids that are numbered on from others. */
export function startTrial(
  { run, send, isOver }: ProbeSender,
  { from, most }: { readonly from: number; readonly most: number },
): Trial {
  let count = 0;
  return {
    count: () => count,
    send: async ({ check, taken }, differences, patience = "brief") => {
      if (count >= most || isOver()) return undefined;
      count += 1;
      const body = toJsonText(makeDifferences(taken, differences), "compact");
      const changed = { ...check, delivery: { ...check.delivery, body, signed: body } };
      const copy = toCopy(changed, run, { letter: "n", nth: from + count });
      const [result] = await send([copy], patience);
      if (result === undefined || result.verdict === "skipped") return undefined;
      return isFailed(result) ? copy.delivery : false;
    },
  };
}

async function narrow(
  finding: Finding,
  results: readonly CheckResult[],
  { trial, run }: { readonly trial: Trial; readonly run: string },
): Promise<Narrowed> {
  const general = { finding, keys: [] };
  const contrasts = finding.checks.flatMap((one) => toContrast(one, results, run));
  const [first] = contrasts;
  if (first === undefined || (await trial.send(first, [])) !== false) return general;
  const named: NamedKeys[] = [];
  let isComplete = true;
  for (const [at, contrast] of contrasts.entries()) {
    const found = await nameKeys(contrast, named, trial);
    if (at === 0 && found.keys.length === 0) return general;
    isComplete &&= found.isComplete;
    named.push(...found.keys.map((one) => ({ ...one, limit: limitOf(one, at, contrasts) })));
  }
  const [{ smallest } = {}] = named;
  const words = wordsOfKeys(finding, named, isComplete);
  const smaller = smallest === undefined ? {} : { smallest };
  return { finding: { ...finding, ...words, ...smaller }, keys: named };
}

/** Compares a failure with the plain delivery of the same event and purpose. None if that failed as well. */
function toContrast(
  one: CheckResult,
  results: readonly CheckResult[],
  run: string,
): readonly Contrast[] {
  const control = results.find(({ check }) => check.delivery.key === one.check.control);
  if (control === undefined || !hasPassed(control)) return [];
  const [taken, failing] = [control, one].map(({ check }): Json => {
    return JSON.parse(toCopy(check, run, { letter: "n", nth: 0 }).delivery.body);
  });
  if (taken === undefined || failing === undefined) return [];
  return [{ check: one.check, taken, differences: listDifferences(taken, failing) }];
}

/** The keys that were found in one delivery. */
export interface Found {
  readonly keys: readonly NamedKeys[];
  /** True if nothing fails any more without these keys. */
  readonly isComplete: boolean;
}

/** Finds the keys without which a delivery does not fail, except those that are known. */
export async function nameKeys(
  contrast: Contrast,
  known: readonly Pick<NamedKeys, "differences">[],
  trial: Trial,
): Promise<Found> {
  const keys: NamedKeys[] = [];
  let rest = without(contrast.differences, known);
  while (rest.length > 0) {
    const failing = await trial.send(contrast, rest);
    if (failing === false) return { keys, isComplete: true };
    if (failing === undefined || known.length + keys.length >= mostNamed) break;
    const one = await nameKey(contrast, rest, trial);
    if (one === undefined) break;
    keys.push(one);
    rest = without(rest, [one]);
  }
  return { keys, isComplete: rest.length === 0 };
}

/** Finds one key, or as few as fail together, that fails each time. Undefined if that is not sure. */
async function nameKey(
  contrast: Contrast,
  failing: readonly Difference[],
  trial: Trial,
): Promise<NamedKeys | undefined> {
  const start = { needed: [], others: failing, harmless: 0 };
  const [part = start] = await findSmallest<Part, Part>([start], {
    reductionsOf: listParts,
    tryGroups: async ([group]) => {
      const [candidate = start] = group?.candidates ?? [];
      return [(await trial.send(contrast, differencesOf(candidate))) ? candidate : undefined];
    },
    mostRounds: mostForFinding,
  });
  const differences = differencesOf(part);
  // What takes many keys to fail is no matter of a key.
  if (differences.length > mostNamed) return undefined;
  // The search waits briefly. A handler that ran later than it waited is found here.
  const smallest = await trial.send(contrast, differences, "full");
  return smallest ? { differences, smallest, limit: undefined } : undefined;
}

/** Some of the differences of a delivery that fails. */
interface Part {
  /** Known to be needed. */
  readonly needed: readonly Difference[];
  readonly others: readonly Difference[];
  /** Number of the first others that do not fail together with what is needed. */
  readonly harmless: number;
}

function differencesOf({ needed, others }: Part): readonly Difference[] {
  return [...needed, ...others];
}

/**
 * Lists smaller parts, each alone: by halves the shortest beginning that fails, whose last difference is needed.
 * So each one takes about as many deliveries as the number of differences has binary digits.
 */
function* listParts({ needed, others, harmless }: Part): Iterable<readonly [Part]> {
  const last = others.at(-1);
  if (last === undefined) return;
  let low = harmless;
  while (low + 1 < others.length) {
    const middle = Math.ceil((low + others.length) / 2);
    yield [{ needed, others: others.slice(0, middle), harmless: low }];
    low = middle;
  }
  const more = [last, ...needed];
  yield [{ needed: more, others: [], harmless: 0 }];
  yield* listParts({ needed: more, others: others.slice(0, -1), harmless: 0 });
}

/** The purpose of the only deliveries that a key breaks. Undefined if there are others. */
function limitOf(
  { differences }: NamedKeys,
  at: number,
  contrasts: readonly Contrast[],
): string | undefined {
  const purposeOf = ({ check }: Contrast): string => check.delivery.subject.purpose;
  const own = contrasts[at];
  const others = contrasts.filter((one) => own && purposeOf(one) !== purposeOf(own));
  // Those before have been explained without this key.
  const mayBreak = (one: Contrast): boolean =>
    contrasts.indexOf(one) > at &&
    without(one.differences, [{ differences }]).length < one.differences.length;
  return own === undefined || others.length === 0 || others.some(mayBreak)
    ? undefined
    : purposeOf(own);
}

function without(
  differences: readonly Difference[],
  known: readonly Pick<NamedKeys, "differences">[],
): readonly Difference[] {
  const keys = new Set(known.flatMap((one) => one.differences.map(({ key }) => key)));
  return differences.filter(({ key }) => !keys.has(key));
}
