import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createReceiver } from "@order-webhooks/receiver";
import {
  createExampleHandlers,
  exampleFields,
  type WebhookSummary,
} from "@order-webhooks/receiver/example-handlers";
import { createNodeHandler } from "@order-webhooks/receiver/node";
import { signRequest, testSecret } from "@order-webhooks/receiver/testing";
import { afterAll, expect, it } from "vitest";
import { valueAt } from "../../packages/verify/src/json/json.ts";
import type { Steps } from "../../packages/verify/src/json/json-pointer.ts";
import {
  childOf,
  type PayloadSchema,
  resolveValue,
  type SchemaNode,
} from "../../packages/verify/src/schemas/payload-schema.ts";
import { describeVariant } from "../../packages/verify/src/schemas/variants.ts";
import { readSchemas } from "../../packages/verify/test/pacts/message-pacts.ts";
import { readContractMessages } from "../src/consumer/contract-messages.ts";
import { type Consume, normalise, recordMessagePact } from "../src/consumer/record-message-pact.ts";
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
const fieldsOf = new Map<string, readonly string[]>(Object.entries(exampleFields));
const { schemas } = await readSchemas();
const schemaOf = new Map([...schemas].map(([row, schema]) => [describeVariant(row), schema]));

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
  "%s asks for what is always there of what the handlers read, and says what is not",
  (description, { row, fields: { promised, optional }, content }) => {
    const schema = schemaOf.get(description);
    if (schema === undefined) throw new Error("The variant has no schema");
    const data = childOf(resolveValue(schema.root, schema), "data");
    const isPromised = (path: string): boolean => isAlwaysThere(data, toSteps(path), schema);
    expect([...promised, ...optional].sort()).toEqual(fieldsOf.get(row.purpose));
    expect(promised.filter((path) => !isPromised(path))).toEqual([]);
    expect(optional.filter(isPromised)).toEqual([]);
    expect(promised.length).toBeGreaterThan(0);
    expect(valueAt(content, "data", "order", "id")).toEqual(expect.any(String));
  },
);

/** The steps of a field as the handlers' list has it; an item of a list is step 0. */
function toSteps(path: string): Steps {
  const steps = path.replaceAll("[*]", ".[*]").split(".").slice(1);
  return steps.map((step) => (step === "[*]" ? 0 : step));
}

/** Whether the schema requires every key on the way, as far as there is something that has keys. */
function isAlwaysThere(node: SchemaNode, [step, ...rest]: Steps, schema: PayloadSchema): boolean {
  if (step === undefined) return true;
  const own = resolveValue(node, schema);
  if (own.type === "null") return true;
  const isThere = step === 0 || own.required?.includes(String(step)) === true;
  return isThere && isAlwaysThere(childOf(own, step), rest, schema);
}

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
