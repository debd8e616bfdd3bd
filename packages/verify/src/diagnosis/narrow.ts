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

/** Sender of additional deliveries. */
export interface ProbeSender {
  /** Eight characters that are part of all IDs of the run. */
  readonly run: string;
  /**
   * Sends deliveries that are no checks, until the time is over. Returns their verdicts in the same
   * order.
   */
  readonly send: (checks: readonly Check[], patience: Patience) => Promise<readonly CheckResult[]>;
  /** Returns true once the time for more deliveries is over. */
  readonly isOver: () => boolean;
}

/** Time that handlers get: the full limit, or only as much as the run's handlers took. */
export type Patience = "full" | "brief";

// Finding a key takes about a dozen deliveries. If a hundred keys fail, a list of them helps no
// one.
const mostForFinding = 60;
const mostForRun = 150;
const mostNamed = 5;

/**
 * Names the keys behind findings about deliveries that differ in many keys from an accepted one. It
 * sends them again with fewer changes. If that does not confirm a key, the finding keeps its text.
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
    // A failure that times out takes too long for the little that it shows.
    narrowed.push(
      isGeneral
        ? { finding, keys: [] }
        : await narrow(finding, results, { trial, run: sender.run }),
    );
    sent += trial.count();
  }
  return attributeToKeys(narrowed, results);
}

/** Failing delivery, an accepted payload, and the differences between them. */
export interface Contrast {
  readonly check: Check;
  readonly taken: Json;
  readonly differences: readonly Difference[];
}

/** Sends an accepted payload with some of the differences applied. */
export interface Trial {
  /** Returns the sent delivery if it failed, false if it passed, undefined if that is unknown. */
  readonly send: (
    contrast: Contrast,
    differences: readonly Difference[],
    patience?: Patience,
  ) => Promise<PlannedDelivery | false | undefined>;
  readonly count: () => number;
}

/**
 * Starts a trial that sends at most a given number of deliveries. Their IDs continue the numbering
 * from a given start.
 */
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

/**
 * Compares a failure with the plain delivery of the same event and purpose. Empty if that one
 * failed too.
 */
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

/** Keys that were found in one delivery. */
export interface Found {
  readonly keys: readonly NamedKeys[];
  /** True if nothing fails without these keys. */
  readonly isComplete: boolean;
}

/** Finds the keys that make a delivery fail, except known ones. */
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

/** Finds the smallest set of keys that fails each time. Undefined if that is uncertain. */
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
  // A failure that needs this many keys is not a matter of single keys.
  if (differences.length > mostNamed) return undefined;
  // The search waits briefly. The full wait finds a handler that ran later.
  const smallest = await trial.send(contrast, differences, "full");
  return smallest ? { differences, smallest, limit: undefined } : undefined;
}

/** Subset of the differences of a failing delivery. */
interface Part {
  /** Differences that are known to be needed. */
  readonly needed: readonly Difference[];
  readonly others: readonly Difference[];
  /** Length of a prefix of `others` that is known not to fail together with `needed`. */
  readonly harmless: number;
}

function differencesOf({ needed, others }: Part): readonly Difference[] {
  return [...needed, ...others];
}

/**
 * Lists smaller parts, one in each group. It bisects for the shortest prefix that fails, whose last
 * difference is needed. Each needed difference takes about log2(number of differences) deliveries.
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

/** Returns the only purpose whose deliveries a key breaks. Undefined if there are others. */
function limitOf(
  { differences }: NamedKeys,
  at: number,
  contrasts: readonly Contrast[],
): string | undefined {
  const purposeOf = ({ check }: Contrast): string => check.delivery.subject.purpose;
  const own = contrasts[at];
  const others = contrasts.filter((one) => own && purposeOf(one) !== purposeOf(own));
  // The contrasts before this one were explained without this key.
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
