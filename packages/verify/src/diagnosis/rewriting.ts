import { type Serializer, serializers } from "../json/serializers.ts";
import type { Check } from "../receiver/checks.ts";
import type { CheckResult } from "../receiver/verdict.ts";
import { hasPassed, isAuthentic, isFailed, isHostile, kindOf } from "./repeats.ts";
import {
  type LaidOut,
  planLayouts,
  planSamples,
  planTiny,
  type SampleContext,
  smallestLike,
  toSampleAgain,
} from "./samples.ts";

/**
 * Failures of a receiver that verifies other bytes than it received, for example re-serialized
 * JSON.
 */
export interface Rewriting {
  /** Name of the serializer, if exactly one explains all results. */
  readonly name: string | undefined;
  /** Descriptions of what the accepted layouts have in common. Empty if no layout was accepted. */
  readonly layout: readonly string[];
  readonly checks: readonly CheckResult[];
}

/** Inputs of the search for re-serialized JSON. */
export interface RewritingMeans {
  /** Eight characters that are part of all IDs of the run. */
  readonly run: string;
  /** Sends deliveries that are no checks. Returns their verdicts in the same order. */
  readonly send: (checks: readonly Check[]) => Promise<readonly CheckResult[]>;
  /** Kinds of failure that are intermittent. */
  readonly unsteady: ReadonlySet<string>;
}

/**
 * Finds out if the layout of the bytes decides which deliveries are refused like forgeries. It
 * sends one content in several layouts. A receiver that verifies the raw bytes cannot distinguish
 * them. Undefined if the layout does not decide.
 */
export async function findRewriting(
  results: readonly CheckResult[],
  { run, send, unsteady }: RewritingMeans,
): Promise<Rewriting | undefined> {
  const forged = statusesOfForged(results);
  const suspects = listTakenForForged(results, forged);
  const [suspect] = suspects;
  if (suspect === undefined || suspects.some((one) => unsteady.has(kindOf(one)))) return undefined;
  const context: SampleContext = { like: smallestLike(suspect, results).check, run };
  const laidOut = planLayouts(context);
  const sent = sort(await send(laidOut.map(({ check }) => check)), laidOut, forged);
  const isRefused = sent.refused.length > 0;
  if (!isRefused || isOfAnotherCause(sent, results, suspects)) return undefined;
  if (sent.taken.length > 0 && !(await isRepeated(sent, { ...context, send, forged }))) {
    return undefined;
  }
  const statuses = new Set(sent.refused.map(({ result }) => result.status));
  const checks = suspects.filter(({ status }) => statuses.has(status));
  const name = nameSerializer(results, checks, await send(planSamples(context)));
  const isDecided =
    sent.taken.length > 0 ||
    name !== undefined ||
    isOfBytes(suspect, await send(planTiny(context)));
  return isDecided ? { name, layout: describeLayout(sent.taken), checks } : undefined;
}

/** Returns the statuses of refused forgeries, plus 401 and 403. Empty if no forgery is refused. */
function statusesOfForged(results: readonly CheckResult[]): ReadonlySet<number> {
  const statuses = results.flatMap((one) => (isHostile(one) ? (one.status ?? []) : []));
  const refusing = statuses.filter((status) => !isSuccess(status));
  return new Set(refusing.length === 0 ? [] : [...refusing, 401, 403]);
}

function isSuccess(status: number | undefined): boolean {
  return status !== undefined && status >= 200 && status <= 299;
}

/** Lists failures with the same answer as forgeries. Only those can be caused by the signature. */
function listTakenForForged(
  results: readonly CheckResult[],
  forged: ReadonlySet<number>,
): readonly CheckResult[] {
  return results.filter((one) => isAuthentic(one) && isFailed(one) && forged.has(one.status ?? 0));
}

/** Layout that was sent, with its result. */
interface Tried extends LaidOut {
  readonly result: CheckResult;
}

interface Sorted {
  readonly taken: readonly Tried[];
  /** Layouts that got the same answer as forgeries. */
  readonly refused: readonly Tried[];
}

function sort(
  results: readonly CheckResult[],
  laidOut: readonly LaidOut[],
  forged: ReadonlySet<number>,
): Sorted {
  const tried = laidOut.flatMap((one) => {
    const result = results.find(({ check }) => check === one.check);
    return result === undefined ? [] : [{ ...one, result }];
  });
  return {
    taken: tried.filter(({ result }) => isSuccess(result.status)),
    refused: tried.filter(({ result }) => forged.has(result.status ?? 0)),
  };
}

/**
 * Returns true if something other than a serializer may separate accepted from refused layouts.
 * That is the length of the body, the white space alone, or the escapes of letters alone.
 */
function isOfAnotherCause(
  { taken, refused }: Sorted,
  results: readonly CheckResult[],
  suspects: readonly CheckResult[],
): boolean {
  const passed = results.filter((one) => isAuthentic(one) && hasPassed(one));
  if (taken.length === 0 || passed.length === 0) return false;
  const isBySize =
    isLarger(
      refused.map(({ check }) => check),
      taken.map(({ check }) => check),
    ) &&
    isLarger(
      suspects.map(({ check }) => check),
      passed.map(({ check }) => check),
    );
  const decidesAlone = (choice: "space" | "letters"): boolean => {
    const choices = new Set(taken.map(({ layout }) => layout[choice]));
    return refused.every(({ layout }) => !choices.has(layout[choice]));
  };
  return isBySize || decidesAlone("space") || decidesAlone("letters");
}

function isLarger(some: readonly Check[], others: readonly Check[]): boolean {
  const sizeOf = ({ delivery }: Check): number => Buffer.byteLength(delivery.body);
  return Math.min(...some.map(sizeOf)) > Math.max(...others.map(sizeOf));
}

// Maximum number of accepted samples to send again, each with one refused sample.
const mostRepeated = 2;

/**
 * Returns true if accepted samples are accepted again and refused ones are refused again, in turn.
 */
async function isRepeated(
  { taken, refused }: Sorted,
  {
    send,
    forged,
    ...context
  }: SampleContext & Pick<RewritingMeans, "send"> & { readonly forged: ReadonlySet<number> },
): Promise<boolean> {
  const pairs = taken.slice(0, mostRepeated).flatMap((one, at) => [one, refused[at] ?? one]);
  const again = pairs.map(({ check }, at) => toSampleAgain(check, context, at));
  const results = await send(again);
  return results.every(({ status }, at) =>
    isSuccess(pairs[at]?.result.status) ? isSuccess(status) : forged.has(status ?? 0),
  );
}

function describeLayout(taken: readonly Tried[]): readonly string[] {
  const choices = (["space", "letters", "slashes"] as const).map(
    (choice) => new Set(taken.map(({ layout }) => layout[choice])),
  );
  return choices.flatMap((words) => (words.size === 1 ? [...words] : []));
}

/**
 * Names the one serializer that explains all results: exactly the deliveries that it changes fail.
 */
function nameSerializer(
  results: readonly CheckResult[],
  checks: readonly CheckResult[],
  samples: readonly CheckResult[],
): string | undefined {
  const passed = results.filter((one) => isAuthentic(one) && hasPassed(one));
  const all = [...checks, ...passed, ...samples.filter(({ verdict }) => verdict !== "skipped")];
  const [only, ...others] = serializers.filter((one) => explains(one, all));
  return others.length === 0 ? only?.name : undefined;
}

/** Returns true if exactly the deliveries whose bytes change fail, and some do not. */
function explains({ rewrite }: Serializer, results: readonly CheckResult[]): boolean {
  const isKept = ({ check: { delivery } }: CheckResult): boolean =>
    rewrite(delivery.body) === delivery.body;
  return (
    results.some((one) => !isFailed(one)) && results.every((one) => isFailed(one) !== isKept(one))
  );
}

/**
 * Returns true if a body that no serializer changes gets another answer than a forgery of that
 * body.
 */
function isOfBytes({ status }: CheckResult, tiny: readonly CheckResult[]): boolean {
  const [text, forgedText, object, forgedObject] = tiny.map((one) => one.status);
  const differs = (one: number | undefined, other: number | undefined): boolean =>
    one !== undefined && other !== undefined && one !== 429 && one !== other;
  if (differs(text, forgedText)) return true;
  // If a text gets the same status as a delivery of equal length, its length may be the reason.
  return text !== status && differs(object, forgedObject);
}
