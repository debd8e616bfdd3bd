import { pleaseReport, VerifyError } from "../errors.ts";
import type { Json, JsonObject } from "../json/json.ts";
import { runPactVerifier } from "../pact-verifier/run-pact-verifier.ts";
import type { Mismatch, VerifiedInteraction } from "../pact-verifier/verified-interaction.ts";
import { deliveryState, schemasParticipant } from "../plan/pact-names.ts";
import { toOneLine } from "../text/one-line.ts";
import {
  type MessageProvider,
  type RunningProvider,
  startMessageProvider,
} from "./engine/message-provider.ts";

/** Expected message, in the format of version 4 for every version of a pact file. */
export interface Expectation {
  /** Example with the keys that the consumer reads. */
  readonly content: Json;
  readonly contentType: string;
  /** Pact's matching rules and generators for the content, by Pact's path. */
  readonly rules: JsonObject;
  readonly generators: JsonObject;
  readonly metadata: JsonObject;
  readonly metadataRules: JsonObject;
}

/** Message to request from the provider and to match. */
export interface PlannedMessage {
  /** ID that is unique in the run. */
  readonly id: string;
  readonly expectation: Expectation;
  /** Parameters of the provider state. */
  readonly params: JsonObject;
  /** File and JSON pointer of the expectation, for errors about it. */
  readonly place?: string;
  /** Original expectation of the pact, if it was changed for the run. */
  readonly written?: Expectation;
}

/** Differences that Pact found, by the ID of the message. Empty if there are none. */
export type Mismatches = ReadonlyMap<string, readonly Mismatch[]>;

/** Options of a run. See {@link runPactVerifier}. */
export interface RunOptions {
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** Returns the error of a run without a result. Default: the error of Pact's verifier. */
  readonly explain?: (run: FailedRun) => Promise<unknown>;
}

/** Run without a result, with the inputs to run parts of it again. */
export interface FailedRun {
  readonly error: unknown;
  /** ID of the message that Pact requested last, which it was matching when it exited. */
  readonly lastAsked: string | undefined;
  readonly messages: readonly PlannedMessage[];
  readonly provider: MessageProvider;
  readonly options: RunOptions;
}

/**
 * Lets Pact's verifier match messages of a provider. Throws in cases that Pact would pass: nothing
 * to verify, or an error of the provider. The same holds for a message that was not requested
 * exactly once, or has no verdict.
 */
export async function verifyMessages(
  messages: readonly PlannedMessage[],
  provider: MessageProvider,
  options: RunOptions = {},
): Promise<Mismatches> {
  if (messages.length === 0) throw distrusted("messages to verify", "none");
  const attempt = await tryMessages(messages, provider, options);
  if (attempt.ok) return attempt.mismatches;
  const { explain = ({ error }) => Promise.resolve(error) } = options;
  throw await explain(attempt.failed);
}

/** Run of Pact's verifier: its result, or its failure. */
export type Attempt =
  | { readonly ok: true; readonly mismatches: Mismatches }
  | { readonly ok: false; readonly failed: FailedRun };

/**
 * Runs Pact's verifier once and returns its own failure as a value. Throws if a verdict cannot be
 * trusted.
 */
export async function tryMessages(
  messages: readonly PlannedMessage[],
  provider: MessageProvider,
  options: RunOptions = {},
): Promise<Attempt> {
  const running = await startMessageProvider(provider);
  try {
    const { origin, stateUrl, produced } = running;
    const run = { pact: JSON.stringify(toPact(messages)), origin, stateUrl };
    const timeoutMs = timeFor(messages);
    const verdicts = await runPactVerifier({
      ...run,
      ...{ timeoutMs, requestTimeoutMs },
      ...options,
    }).catch((error: unknown) => ({ error }));
    if ("error" in verdicts) {
      const lastAsked = [...produced.keys()].at(-1);
      return { ok: false, failed: { ...verdicts, lastAsked, messages, provider, options } };
    }
    assertTrusted(messages, running, verdicts);
    return { ok: true, mismatches: toMismatches(verdicts) };
  } finally {
    await running.close();
  }
}

// One request may be for hundreds of payloads, on a busy machine.
const requestTimeoutMs = 60_000;

// A hundred times as long as Pact needs. A run that takes longer never finishes.
function timeFor(messages: readonly PlannedMessage[]): number {
  return 120_000 + 2_000 * messages.length;
}

/** Maximum length of Pact's own reason in a message. */
export const mostOfReason = 400;

/** Makes the error of a run whose result cannot be trusted. */
function distrusted(expected: string, found: string, place = "Pact's verifier"): VerifyError {
  const named = toOneLine(found, mostOfReason);
  return new VerifyError("verifier_failed", { place, expected, found: named, fix: pleaseReport });
}

/**
 * Makes the pact of one run. IDs are descriptions, because Pact's report identifies interactions
 * only by these.
 */
function toPact(messages: readonly PlannedMessage[]): object {
  return {
    consumer: { name: "order-webhooks-verify" },
    provider: { name: schemasParticipant },
    interactions: messages.map(toInteraction),
    metadata: { pactSpecification: { version: "4.0" } },
  };
}

function toInteraction({ id, expectation, params }: PlannedMessage): object {
  const { content, contentType, rules, generators, metadata, metadataRules } = expectation;
  return {
    type: "Asynchronous/Messages",
    key: id,
    description: id,
    pending: false,
    providerStates: [{ name: deliveryState, params }],
    contents: { content, contentType, encoded: false },
    matchingRules: { body: rules, metadata: metadataRules },
    generators: { body: generators },
    metadata,
  };
}

/** Throws if verdicts on these messages cannot be trusted. */
export function assertTrusted(
  messages: readonly Pick<PlannedMessage, "id">[],
  { faults, produced }: Pick<RunningProvider, "faults" | "produced">,
  verdicts: readonly VerifiedInteraction[],
): void {
  if (faults[0] !== undefined) throw distrusted("messages", faults[0], "message provider");
  const withVerdict = new Set(verdicts.map(({ description }) => description));
  const lost = messages.filter(({ id }) => produced.get(id) !== 1 || !withVerdict.has(id));
  if (lost.length === 0 && verdicts.length === messages.length) return;
  const names = lost.map(({ id }) => id).join(", ") || "none";
  throw distrusted(`${messages.length} verdicts`, `${verdicts.length} (lost: ${names})`);
}

function toMismatches(interactions: readonly VerifiedInteraction[]): Mismatches {
  const mismatches = interactions.map(({ description, ok, mismatches: found }) => {
    const reasons = found.length > 0 ? found : [{ kind: "error", text: "Pact gave no reason" }];
    return [description, ok ? [] : reasons] as const;
  });
  return new Map(mismatches);
}
