import type { Json, JsonObject } from "../json/json.ts";
import {
  type Mismatch,
  runPactVerifier,
  type VerifiedInteraction,
  type VerifierFailure,
} from "../pact-verifier.ts";
import { deliveryState, schemasParticipant } from "../plan/pact-names.ts";
import {
  type MessageProvider,
  type RunningProvider,
  startMessageProvider,
} from "./message-provider.ts";

/** What a message must be like; whatever version a pact file has, in the shape of version 4. */
export interface Expectation {
  /** What the consumer reads, as an example of it. */
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
}

/** Why a run says nothing about any message; the last three are runs that Pact itself lets pass. */
export type MessagesFailure = VerifierFailure | "nothing_to_verify" | "provider_failed" | "lost";

/** What Pact found different, by id and empty where all is well; or why nothing was verified. */
export type MessagesRun =
  | { readonly ok: true; readonly mismatches: ReadonlyMap<string, readonly Mismatch[]> }
  | { readonly ok: false; readonly reason: MessagesFailure; readonly message: string };

/** How to run; see {@link runPactVerifier}. */
export interface RunOptions {
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/**
 * Lets Pact's verifier match messages of a provider. Fails where Pact would pass: when there is nothing to
 * verify, when the provider threw, and when a message was not asked for exactly once or has no verdict.
 */
export async function verifyMessages(
  messages: readonly PlannedMessage[],
  provider: MessageProvider,
  options: RunOptions = {},
): Promise<MessagesRun> {
  if (messages.length === 0) {
    return failed("nothing_to_verify", "There is no interaction, so nothing was verified.");
  }
  const running = await startMessageProvider(provider);
  try {
    const { origin, stateUrl } = running;
    const pact = JSON.stringify(toPact(messages));
    const run = await runPactVerifier({ pact, origin, stateUrl, ...requestLimits, ...options });
    if (!run.ok) return failed(run.reason, run.message);
    return findFault(messages, running, run.interactions) ?? toVerdicts(run.interactions);
  } finally {
    await running.close();
  }
}

// One request may be for hundreds of payloads, on a machine that has other things to do.
const requestLimits = { requestTimeoutMs: 60_000 };

function failed(reason: MessagesFailure, message: string): MessagesRun & { ok: false } {
  return { ok: false, reason, message };
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

/** Why verdicts on these messages cannot be believed, whatever they are; undefined if they can. */
export function findFault(
  messages: readonly Pick<PlannedMessage, "id">[],
  { faults, produced }: Pick<RunningProvider, "faults" | "produced">,
  verdicts: readonly VerifiedInteraction[],
): (MessagesRun & { ok: false }) | undefined {
  if (faults[0] !== undefined) return failed("provider_failed", faults[0]);
  const withVerdict = new Set(verdicts.map(({ description }) => description));
  const lost = messages.filter(({ id }) => produced.get(id) !== 1 || !withVerdict.has(id));
  const isComplete = lost.length === 0 && verdicts.length === messages.length;
  if (isComplete) return undefined;
  const names = lost.map(({ id }) => id).join(", ") || "none";
  return failed(
    "lost",
    `Pact gave ${verdicts.length} of ${messages.length} verdicts; lost: ${names}`,
  );
}

function toVerdicts(interactions: readonly VerifiedInteraction[]): MessagesRun {
  const mismatches = interactions.map(({ description, ok, mismatches: found }) => {
    const reasons = found.length > 0 ? found : [{ kind: "error", text: "Pact gave no reason" }];
    return [description, ok ? [] : reasons] as const;
  });
  return { ok: true, mismatches: new Map(mismatches) };
}
