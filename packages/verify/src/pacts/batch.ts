import type { Json, JsonObject, Steps } from "../json/json.ts";
import type { Mismatch } from "../pact-verifier/verified-interaction.ts";
import type { MessageProvider, ProviderState } from "./engine/message-provider.ts";
import {
  type Expectation,
  type PlannedMessage,
  type RunOptions,
  verifyMessages,
} from "./match-messages.ts";
import { placesOf } from "./mismatch-places.ts";

/** Payloads that one expectation is matched against. They are generated when Pact requests them. */
export interface Batch {
  /** ID that is unique in the run. */
  readonly id: string;
  /** File and JSON pointer of the interaction, for errors about it. */
  readonly place?: string;
  readonly expectation: Expectation;
  readonly count: number;
  readonly payloadAt: (nth: number) => JsonObject;
}

/** Difference that Pact found in a batch. */
export interface BatchMismatch {
  /** Number of the payload, or of the first one if all payloads show the difference. */
  readonly nth: number;
  /**
   * True if Pact names no payload. Then the difference is in all of them, for example in their
   * metadata.
   */
  readonly inAll: boolean;
  /** Steps from the payload's root. */
  readonly steps: Steps;
  readonly text: string;
  /** True if a rule for each key or each value of an object fails there. */
  readonly isOfEach?: boolean;
}

/** Differences by the ID of the batch. Empty if there are none. */
export type BatchMismatches = ReadonlyMap<string, readonly BatchMismatch[]>;

/** Lets Pact match each batch as one message: a list of payloads against a list of expectations. */
export async function matchBatches(
  batches: readonly Batch[],
  options: RunOptions,
): Promise<BatchMismatches> {
  const messages = batches.map(toMessage);
  const mismatches = await verifyMessages(messages, provideBatches(batches), options);
  const located = batches.map(({ id, expectation: { content } }) => {
    const found = mismatches.get(id) ?? [];
    return [id, found.flatMap((mismatch) => locate(mismatch, content))] as const;
  });
  return new Map(located);
}

/**
 * Returns the expectation of a list of `count` messages, each expected as before. Each rule moves
 * from `$` to `$[*]`. The list itself has no rule, so Pact compares it item by item, and nothing is
 * inherited.
 */
function repeatExpectation(expectation: Expectation, count: number): Expectation {
  return {
    ...expectation,
    content: Array.from({ length: count }, () => expectation.content),
    rules: moveIntoList(expectation.rules),
    generators: moveIntoList(expectation.generators),
  };
}

/** Finds the place of a difference in a batch. The first step is the number of the payload. */
function locate(mismatch: Mismatch, content: Json): readonly BatchMismatch[] {
  return placesOf(mismatch, [content]).map(({ steps: [nth, ...steps], ...found }) =>
    typeof nth === "number"
      ? { ...found, nth, steps, inAll: false }
      : { ...found, nth: 0, steps: [], inAll: true },
  );
}

function toMessage({ id, place, expectation, count }: Batch): PlannedMessage {
  const repeated = repeatExpectation(expectation, count);
  const message = { id, expectation: repeated, written: expectation, params: { batch: id } };
  return place === undefined ? message : { ...message, place };
}

function provideBatches(batches: readonly Batch[]): MessageProvider {
  const byId = new Map<Json | undefined, Batch>(batches.map((batch) => [batch.id, batch]));
  const batchOf = ({ params }: ProviderState): Batch => {
    const batch = byId.get(params.batch);
    if (batch === undefined) throw new Error(`no batch ${JSON.stringify(params.batch)}`);
    return batch;
  };
  return {
    prepare: (state) => {
      batchOf(state);
    },
    produce: (state) => {
      const { count, payloadAt } = batchOf(state);
      return JSON.stringify(Array.from({ length: count }, (_, nth) => payloadAt(nth)));
    },
  };
}

function moveIntoList(byPath: JsonObject): JsonObject {
  const moved = Object.entries(byPath).map(([path, value]) => [moveIntoItem(path), value]);
  return Object.fromEntries(moved);
}

// Pact reads a path without the root as one below it.
function moveIntoItem(path: string): string {
  return path.startsWith("$") ? path.replace("$", "$[*]") : `$[*].${path}`;
}
