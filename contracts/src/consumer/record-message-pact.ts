import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Json, JsonObject } from "@order-webhooks/verify/plan";
import { Pact } from "@pact-foundation/pact";
import { messagePactNames } from "../pacts.ts";
import type { ContractMessage } from "./message-contract.ts";

/** Has the consumer handle the text of one message. Rejects if it did not. */
export type Consume = (text: string, expected: ContractMessage) => Promise<void>;

/**
 * Runs each interaction as a Pact test of the consumer and gives the text of the pact that Pact writes, without
 * what depends on Pact's version. Rejects if the consumer failed, or if Pact lost an interaction.
 */
export async function recordMessagePact(
  messages: readonly ContractMessage[],
  consume: Consume,
): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "order-webhooks-pact-"));
  try {
    // One after the other: Pact merges each into one file.
    for (const message of messages) await recordInteraction(dir, message, consume);
    const { consumer, provider } = messagePactNames;
    return normalise(await readFile(join(dir, `${consumer}-${provider}.json`), "utf8"), messages);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function recordInteraction(
  dir: string,
  message: ContractMessage,
  consume: Consume,
): Promise<void> {
  const { description, state, content, rules, fields } = message;
  const pact = new Pact({ ...messagePactNames, dir, logLevel: "error" });
  await pact
    .addAsynchronousInteraction()
    .given(state.name, { ...state.params })
    .comment(`Handlers read of data, always there: ${fields.promised.join(", ")}`)
    .comment(`Handlers read of data, if there: ${fields.optional.join(", ")}`)
    .expectsToReceive(description, (builder) => {
      builder.withJSONContent(content).withMetadata({ contentType: "application/json" });
      withRules(builder, rules);
    })
    // The wire carries text.
    .executeTest(({ contents }) => consume(JSON.stringify(contents.content), message));
}

/**
 * The one seam to Pact's core: its JavaScript builder writes every rule as AND and has no words for OR, which a
 * value that may be null needs. The builder holds the interaction, and that takes rules as they are.
 */
function withRules(builder: object, rules: ContractMessage["rules"]): void {
  interface Seam {
    readonly message: { readonly interaction: { withMatchingRules(rules: string): unknown } };
  }
  const { interaction } = (builder as Seam).message;
  interaction.withMatchingRules(JSON.stringify({ body: rules }));
}

/** The same text for the same contract, whatever Pact's version adds and however it orders what it writes. */
export function normalise(text: string, messages: readonly ContractMessage[]): string {
  const written = readInteractions(text);
  const interactions = messages.map(({ description }) => {
    const own = written.filter((one) => one.description === description);
    if (own[0] !== undefined && own.length === 1) return pickKeys(own[0]);
    throw new Error(`Pact wrote ${own.length} interactions "${description}"`);
  });
  if (written.length !== messages.length) {
    throw new Error(`Pact wrote ${written.length} interactions of ${messages.length}`);
  }
  const [consumer, provider] = [messagePactNames.consumer, messagePactNames.provider];
  const metadata = { pactSpecification: { version: "4.0" } };
  const pact = {
    consumer: { name: consumer },
    provider: { name: provider },
    interactions,
    metadata,
  };
  return `${JSON.stringify(pact, null, 2)}\n`;
}

function readInteractions(text: string): readonly JsonObject[] {
  // The one seam where what Pact has just written is taken at its word.
  return (JSON.parse(text) as { readonly interactions: readonly JsonObject[] }).interactions;
}

const interactionKeys = [
  ...["type", "description", "pending", "providerStates", "comments"],
  ...["contents", "matchingRules", "metadata"],
];

function pickKeys(interaction: JsonObject): JsonObject {
  return Object.fromEntries(
    interactionKeys.map((key) => [key, sortKeys(interaction[key] ?? null)]),
  );
}

function sortKeys(value: Json): Json {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(sortKeys);
  const byKey = ([one]: [string, Json], [other]: [string, Json]): number => (one < other ? -1 : 1);
  const entries = Object.entries(value).sort(byKey);
  return Object.fromEntries(entries.map(([key, item]) => [key, sortKeys(item)]));
}
