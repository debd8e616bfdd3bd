import { isJsonObject, type JsonObject, type Steps } from "../json/json.ts";
import { keepOnly, listReductions, sizeOf } from "../payloads/shrink.ts";
import type { PayloadSchema } from "../schemas/payload-schema.ts";
import { type Batch, type BatchMismatches, matchBatches } from "./batch.ts";
import type { Expectation, RunOptions } from "./match-messages.ts";
import { keyOfFailure } from "./situation.ts";

/** A payload, and one place in it that an expectation does not take. */
export interface Failure {
  readonly expectation: Expectation;
  readonly schema: PayloadSchema;
  readonly payload: JsonObject;
  readonly steps: Steps;
  /** Pact's words. */
  readonly text: string;
}

/**
 * Makes the payload of each failure as small as it can be while Pact, asked again, still finds the same:
 * first all but the place itself goes, then what is left, step by step. The order stays.
 */
export async function minimize(
  failures: readonly Failure[],
  options: RunOptions,
): Promise<readonly Failure[]> {
  let searches = failures.map(startSearch);
  for (let round = 0; round < mostRounds; round += 1) {
    const open = searches.filter(({ untried }) => untried.length > 0);
    if (open.length === 0) break;
    const mismatches = await matchBatches(open.map(toBatch), options);
    searches = searches.map((search) => advance(search, mismatches));
  }
  return searches.map(({ smallest }) => smallest);
}

// Enough for whatever fails at one place. What depends on many stays a little larger than it could be.
const mostRounds = 30;

const triesPerRound = 40;

interface Search {
  readonly id: string;
  /** Key of the failure that a smaller payload must show. */
  readonly key: string;
  readonly smallest: Failure;
  /** Smaller payloads, the smallest first. */
  readonly untried: readonly JsonObject[];
  /** True if these are all that there are: the first try is the barest payload alone. */
  readonly isLast: boolean;
}

function startSearch(failure: Failure, at: number): Search {
  const { payload, steps, schema } = failure;
  const bare = keepOnly(payload, steps, { node: schema.root, schema });
  const isSmaller = isJsonObject(bare) && sizeOf(bare) < sizeOf(payload);
  const key = keyOfFailure(payload, steps);
  const search = { id: `search ${at}`, key, smallest: failure };
  return isSmaller
    ? { ...search, untried: [bare], isLast: false }
    : { ...search, untried: reductionsOf(failure), isLast: true };
}

function reductionsOf({ payload, schema }: Failure): readonly JsonObject[] {
  return listReductions(payload, schema.root, schema).filter(isJsonObject);
}

function toBatch({ id, smallest, untried }: Search): Batch {
  const count = Math.min(untried.length, triesPerRound);
  return { id, expectation: smallest.expectation, count, payloadAt: (nth) => untried[nth] ?? {} };
}

function advance(search: Search, mismatches: BatchMismatches): Search {
  const { id, key, smallest, untried } = search;
  const found = mismatches.get(id);
  if (found === undefined) return search;
  const [first] = found
    .map(({ nth, steps, text }) => ({ nth, steps, text, payload: untried[nth] ?? {} }))
    .filter(({ payload, steps }) => keyOfFailure(payload, steps) === key)
    .sort((one, other) => one.nth - other.nth);
  if (first === undefined) return goOn(search);
  const { steps, text, payload } = first;
  const smaller: Failure = { ...smallest, steps, text, payload };
  return { ...search, smallest: smaller, untried: reductionsOf(smaller), isLast: true };
}

function goOn(search: Search): Search {
  const { smallest, untried, isLast } = search;
  const left = untried.slice(triesPerRound);
  if (left.length > 0 || isLast) return { ...search, untried: left };
  return { ...search, untried: reductionsOf(smallest), isLast: true };
}
