import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Json, JsonObject } from "@order-webhooks/verify/plan";
import { Pact } from "@pact-foundation/pact";
import { messagePactNames } from "../pacts.ts";
import type { ContractMessage } from "./message-contract.ts";

/** Passes the text of one message to the consumer. Rejects if the consumer does not handle it. */
export type Consume = (text: string, expected: ContractMessage) => Promise<void>;

/**
 * Runs each interaction as a Pact test of the consumer. Returns the text of the pact that Pact writes, without
 * the parts that depend on Pact's version. Rejects if the consumer fails, or if Pact loses an interaction.
 */
export async function recordMessagePact(
  messages: readonly ContractMessage[],
  consume: Consume,
): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "order-webhooks-pact-"));
  try {
    // The interactions run one after the other, because Pact merges them into one file.
    for (const message of messages) await recordInteraction(dir, message, consume);
    const { consumer, provider } = messagePactNames;
    return normalize(await readFile(join(dir, `${consumer}-${provider}.json`), "utf8"), messages);
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
    // A delivery arrives as text.
    .executeTest(({ contents }) => consume(JSON.stringify(contents.content), message));
}

/**
 * Adds matching rules through Pact's core. Its JavaScript builder writes every rule with AND and does not
 * support OR, which a nullable value needs. The interaction inside the builder accepts any rules.
 */
function withRules(builder: object, rules: ContractMessage["rules"]): void {
  interface Seam {
    readonly message: { readonly interaction: { withMatchingRules(rules: string): unknown } };
  }
  const { interaction } = (builder as Seam).message;
  interaction.withMatchingRules(JSON.stringify({ body: rules }));
}

/** Normalizes a pact, so that the text does not depend on additions and the order of a Pact version. */
export function normalize(text: string, messages: readonly ContractMessage[]): string {
  const written = readInteractions(text);
  const interactions = messages.map(({ description }) => {
    const own = written.filter((one) => one.description === description);
    if (own[0] !== undefined && own.length === 1) return pickKeys(own[0]);
    throw new Error(`"${description}": expected one interaction in Pact's file, got ${own.length}`);
  });
  if (written.length !== messages.length) {
    throw new Error(`pact: expected ${messages.length} interactions, got ${written.length}`);
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
  // This cast trusts the file that Pact has just written.
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
