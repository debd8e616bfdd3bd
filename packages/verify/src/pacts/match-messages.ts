import { isVerifyError, VerifyError } from "../errors.ts";
import type { Json, JsonObject } from "../json/json.ts";
import { deliveryState, schemasParticipant } from "../plan/pact-names.ts";
import { type Mismatch, runPactVerifier, type VerifiedInteraction } from "../run-pact-verifier.ts";
import {
  type MessageProvider,
  type RunningProvider,
  startMessageProvider,
} from "./message-provider.ts";

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
}

/** Differences that Pact found, by the id of the message, empty where there is none. */
export type Mismatches = ReadonlyMap<string, readonly Mismatch[]>;

/** Options of a run. See {@link runPactVerifier}. */
export interface RunOptions {
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
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
  const running = await startMessageProvider(provider);
  try {
    const { origin, stateUrl } = running;
    const verify: Verify = (some) => {
      const pact = JSON.stringify(toPact(some));
      return runPactVerifier({ pact, origin, stateUrl, ...requestLimits, ...options });
    };
    const verdicts = await verify(messages).catch(async (error: unknown) => {
      throw (await findUnreadable(error, messages, verify)) ?? error;
    });
    assertTrusted(messages, running, verdicts);
    return toMismatches(verdicts);
  } finally {
    await running.close();
  }
}

// One request may be for hundreds of payloads, on a machine that has other things to do.
const requestLimits = { requestTimeoutMs: 60_000 };

type Verify = (some: readonly PlannedMessage[]) => Promise<readonly VerifiedInteraction[]>;

function distrusted(expected: string, found: string, place = "Pact's verifier"): VerifyError {
  const fix = "Please report this.";
  return new VerifyError("verifier_failed", { place, expected, found, fix });
}

/** Finds the one that Pact refused a whole file for, over a rule that it cannot read, by trying each alone. */
async function findUnreadable(
  error: unknown,
  messages: readonly PlannedMessage[],
  verify: Verify,
): Promise<VerifyError | undefined> {
  if (reasonOf(error) === undefined) return undefined;
  const byPlace = new Map(messages.map((message) => [message.place, message]));
  for (const [place, message] of byPlace) {
    const reason = await verify([message]).then(() => undefined, reasonOf);
    if (place === undefined || reason === undefined) continue;
    return new VerifyError("pact_invalid", {
      place,
      expected: "rules that Pact can read",
      found: `one that it cannot (${reason})`,
      fix: "Correct the rule in the consumer's test.",
    });
  }
  return undefined;
}

/** Returns Pact's reason for refusing to load a pact. Undefined for every other error. */
function reasonOf(error: unknown): string | undefined {
  if (!isVerifyError(error) || typeof error.cause !== "string") return undefined;
  return /^Failed to load pact '.*' - (.*)$/s.exec(error.cause)?.[1];
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
