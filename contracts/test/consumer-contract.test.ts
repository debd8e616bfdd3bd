import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createReceiver } from "@order-webhooks/receiver";
import {
  createExampleHandlers,
  type WebhookSummary,
} from "@order-webhooks/receiver/example-handlers";
import { createNodeHandler } from "@order-webhooks/receiver/node";
import { signRequest, testSecret } from "@order-webhooks/receiver/testing";
import { afterAll, expect, it } from "vitest";
import { readContractMessages } from "../src/consumer/contract-messages.ts";
import { type Consume, normalise, recordMessagePact } from "../src/consumer/record-message-pact.ts";
import { valueAt } from "../src/json.ts";
import { messagePactFile } from "../src/message-pact.ts";

const summaries: WebhookSummary[] = [];
const refused: unknown[] = [];
const receiver = createReceiver({
  secrets: testSecret,
  handlers: createExampleHandlers((summary) => void summaries.push(summary)),
  onUnusable: (delivery) => void refused.push(delivery.reason),
});
const server = createServer(createNodeHandler(receiver)).listen(0, "127.0.0.1");
await once(server, "listening");
const { port } = server.address() as AddressInfo;
afterAll(() => server.close());

const messages = await readContractMessages();

/** Signs the message, posts it over a socket, and waits until the receiver has done all it does with it. */
const deliver: Consume = async (text, { row }) => {
  const before = summaries.length;
  const { body, headers } = signRequest(withOwnId(text, before));
  const response = await fetch(`http://127.0.0.1:${port}/webhooks`, {
    method: "POST",
    headers,
    body: new Uint8Array(body),
  });
  await receiver.idle();
  expect(response.status).toBe(202);
  expect(summaries.slice(before)).toMatchObject([
    {
      event: row.event,
      purpose: row.purpose,
      orderId: valueAt(JSON.parse(text), "data", "order", "id"),
      hasRedemption: row.redemption === "present",
      referrerId: row.referrer === "present" ? expect.any(String) : null,
    },
  ]);
};

// Two messages with the ids of one example are one event sent twice, which is handled once.
function withOwnId(text: string, nth: number): string {
  const message = JSON.parse(text);
  return JSON.stringify({ ...message, event: { ...message.event, id: `evcus_${nth}` } });
}

it("the reference receiver handles every message of its pact, and Pact records the committed one", async () => {
  const text = await recordMessagePact(messages, deliver);
  expect(refused).toEqual([]);
  expect(text, "run pnpm generate").toBe(await readFile(messagePactFile, "utf8"));
});

it("a consumer that does not handle a message leaves no pact", async () => {
  const consume = () => Promise.reject(new Error("no handler ran"));
  await expect(recordMessagePact(messages, consume)).rejects.toThrow("no handler ran");
});

it("two interactions of one name are not taken for one: Pact keeps the last only", async () => {
  const [first] = messages;
  if (first === undefined) throw new Error("There is no message");
  await expect(recordMessagePact([first, first], async () => {})).rejects.toThrow("Pact wrote");
});

it.each(messages.map((message) => [message.description, message] as const))(
  "%s asks for keys that are always there, and says which fields are not",
  (_description, { fields, content }) => {
    expect(fields.promised.length).toBeGreaterThan(0);
    expect(fields.promised.filter((path) => fields.optional.includes(path))).toEqual([]);
    expect(valueAt(content, "data", "order", "id")).toEqual(expect.any(String));
  },
);

it("is the same whatever another version of Pact says about itself, and however it orders", async () => {
  const committed = await readFile(messagePactFile, "utf8");
  const { interactions, consumer, provider } = JSON.parse(committed);
  const other = {
    metadata: {
      "pact-js": { version: "99.0.0" },
      pactRust: { ffi: "9.9.9", models: "9.9.9" },
      pactSpecification: { version: "4.0" },
    },
    provider,
    interactions: interactions.map(reverseKeys).reverse(),
    consumer,
  };
  expect(normalise(JSON.stringify(other), messages)).toBe(committed);
});

function reverseKeys(interaction: object): object {
  const entries = [...Object.entries(interaction), ["key", "0123456789abcdef"]];
  return Object.fromEntries(entries.reverse());
}
