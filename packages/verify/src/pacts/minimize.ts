import { isJsonObject, type JsonObject, type Steps } from "../json/json.ts";
import { type CandidateGroup, findSmallest } from "../payloads/search.ts";
import { keepOnly, listReductions, sizeOf } from "../payloads/shrink.ts";
import type { PayloadSchema } from "../schemas/payload-schema.ts";
import { type Batch, type BatchMismatch, matchBatches } from "./batch.ts";
import type { Expectation, RunOptions } from "./match-messages.ts";
import { keyOfFailure } from "./situation.ts";

/** Payload with one place that does not satisfy an expectation. */
export interface Failure {
  readonly expectation: Expectation;
  readonly schema: PayloadSchema;
  readonly payload: JsonObject;
  readonly steps: Steps;
  /** Pact's text. */
  readonly text: string;
}

/**
 * Minimizes the payload of each failure while Pact finds the same failure. It first keeps only the
 * place itself, and then reduces step by step. Returns the failures in the same order.
 */
export function minimize(
  failures: readonly Failure[],
  options: RunOptions,
): Promise<readonly Failure[]> {
  return findSmallest(failures, {
    reductionsOf: listGroups,
    tryGroups: (groups) => tryPayloads(groups, failures, options),
    mostRounds,
  });
}

// Enough for a failure at one place. A failure that depends on several places stays a little
// larger.
const mostRounds = 30;

const triesPerRound = 40;

/**
 * Lists smaller payloads. The first one is the barest, alone, because it nearly always still fails.
 */
function* listGroups(
  { payload, steps, schema }: Failure,
  isStart: boolean,
): Iterable<readonly JsonObject[]> {
  const bare = isStart ? keepOnly(payload, steps, { node: schema.root, schema }) : payload;
  if (isJsonObject(bare) && sizeOf(bare) < sizeOf(payload)) yield [bare];
  const reductions = listReductions(payload, schema.root, schema).filter(isJsonObject);
  for (let at = 0; at < reductions.length; at += triesPerRound) {
    yield reductions.slice(at, at + triesPerRound);
  }
}

async function tryPayloads(
  groups: readonly CandidateGroup<JsonObject>[],
  failures: readonly Failure[],
  options: RunOptions,
): Promise<readonly (Failure | undefined)[]> {
  const tries = groups.flatMap((group) => {
    const failure = failures[group.search];
    return failure === undefined ? [] : [{ group, failure }];
  });
  const mismatches = await matchBatches(tries.map(toBatch), options);
  return tries.map((one) => firstOf(one, mismatches.get(idOf(one)) ?? []));
}

interface Try {
  readonly group: CandidateGroup<JsonObject>;
  /** Failure that a smaller payload must show. */
  readonly failure: Failure;
}

function idOf({ group }: Try): string {
  return `search ${group.search}`;
}

function toBatch(one: Try): Batch {
  const { candidates } = one.group;
  return {
    id: idOf(one),
    expectation: one.failure.expectation,
    count: candidates.length,
    payloadAt: (nth) => candidates[nth] ?? {},
  };
}

/** Returns the smallest payload of a group that fails at the same place for the same reason. */
function firstOf(
  { group, failure }: Try,
  mismatches: readonly BatchMismatch[],
): Failure | undefined {
  const key = keyOfFailure(failure.payload, failure.steps);
  const [first] = mismatches
    .map(({ nth, steps, text }) => ({ nth, steps, text, payload: group.candidates[nth] ?? {} }))
    .filter(({ payload, steps }) => keyOfFailure(payload, steps) === key)
    .sort((one, other) => one.nth - other.nth);
  if (first === undefined) return undefined;
  const { steps, text, payload } = first;
  return { ...failure, steps, text, payload };
}
