import { VerifyError } from "../errors.ts";
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

/** Expected message, in the shape of version 4 for every version of a pact file. */
export interface Expectation {
  /** Example of the keys that the consumer reads. */
  readonly content: Json;
  readonly contentType: string;
  /** Pact's matching rules and generators for the content, by Pact's path. */
  readonly rules: JsonObject;
  readonly generators: JsonObject;
  readonly metadata: JsonObject;
  readonly metadataRules: JsonObject;
}

/** One message to ask the provider for and to match. */
export interface PlannedMessage {
  /** Unique in the run. */
  readonly id: string;
  readonly expectation: Expectation;
  /** The parameters of the provider state. */
  readonly params: JsonObject;
  /** File and JSON pointer of the expectation, for an error about it. */
  readonly place?: string;
  /** The expectation as its pact has it, where it was moved for the run. */
  readonly written?: Expectation;
}

/** Differences that Pact found, by the id of the message, empty where there is none. */
export type Mismatches = ReadonlyMap<string, readonly Mismatch[]>;

/** Options of a run. See {@link runPactVerifier}. */
export interface RunOptions {
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** Gives the error of a run that has no result. By default it is the one of Pact's verifier. */
  readonly explain?: (run: FailedRun) => Promise<unknown>;
}

/** A run without a result, and what is needed to run parts of it again. */
export interface FailedRun {
  readonly error: unknown;
  /** Id of the message that Pact asked for last: the one that it was matching when it ended. */
  readonly lastAsked: string | undefined;
  readonly messages: readonly PlannedMessage[];
  readonly provider: MessageProvider;
  readonly options: RunOptions;
}

/**
 * Lets Pact's verifier match messages of a provider. Throws where Pact would pass: when there is nothing to
 * verify, when the provider threw, and when a message was not asked for exactly once or has no verdict.
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

/** One run of Pact's verifier: what it found, or why it found nothing. */
export type Attempt =
  | { readonly ok: true; readonly mismatches: Mismatches }
  | { readonly ok: false; readonly failed: FailedRun };

/** Runs Pact's verifier once, where its own failure is a value. Throws where a verdict cannot be trusted. */
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

// One request may be for hundreds of payloads, on a machine that has other things to do.
const requestTimeoutMs = 60_000;

// A hundred times what Pact takes: a run that takes longer does not end.
function timeFor(messages: readonly PlannedMessage[]): number {
  return 120_000 + 2_000 * messages.length;
}

/** Length of Pact's own words in a message. */
export const mostOfReason = 400;

/** Makes the error of a run whose result cannot be trusted. */
function distrusted(expected: string, found: string, place = "Pact's verifier"): VerifyError {
  const fix = "Please report this.";
  const named = toOneLine(found, mostOfReason);
  return new VerifyError("verifier_failed", { place, expected, found: named, fix });
}

/** Written for one run: ids as descriptions, because Pact's report tells interactions apart by nothing else. */
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

/** Throws if verdicts on these messages cannot be trusted, whatever they are. */
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
