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
import { parseDelivery } from "@order-webhooks/validator";
import { type Json, type MessageVariant, planMessages } from "@order-webhooks/verify/plan";
import { afterAll, expect, it } from "vitest";
import { readContractMessages } from "../src/consumer/contract-messages.ts";
import { type Consume, normalize, recordMessagePact } from "../src/consumer/record-message-pact.ts";
import { messagePactFile } from "../src/pacts.ts";

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
const planned = await planMessages();
const variantOf = new Map(planned.map((one) => [one.description, one]));

/** Signs the message, posts it over a socket, and waits until the receiver has finished handling it. */
const deliver: Consume = async (text, { state: { params } }) => {
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
      event: params.event,
      purpose: params.purpose,
      orderId: JSON.parse(text).data.order.id,
      hasRedemption: params.redemption === "present",
      referrerId: params.referrer === "present" ? expect.any(String) : null,
    },
  ]);
};

// Two messages with the IDs of one example are one event that is sent twice and handled once.
function withOwnId(text: string, nth: number): string {
  const message = JSON.parse(text);
  return JSON.stringify({ ...message, event: { ...message.event, id: `evcus_${nth}` } });
}

it("the reference receiver handles every message of its pact, and Pact records the committed one", async () => {
  const text = await recordMessagePact(messages, deliver);
  expect(refused).toEqual([]);
  expect(text, "run npm run generate").toBe(await readFile(messagePactFile, "utf8"));
});

it("a consumer that does not handle a message leaves no pact", async () => {
  const consume = () => Promise.reject(new Error("no handler ran"));
  await expect(recordMessagePact(messages, consume)).rejects.toThrow("no handler ran");
});

it("two interactions with the same name are reported, because Pact keeps only the last", async () => {
  const [first] = messages;
  if (first === undefined) throw new Error("messages: expected at least one, got none");
  await expect(recordMessagePact([first, first], async () => {})).rejects.toThrow(
    "pact: expected 2 interactions, got 1",
  );
});

it.each(messages.map((message) => [message.description, message] as const))(
  "%s expects the fields that are always present, and lists the optional fields",
  (description, { state: { params }, fields: { promised, optional }, content }) => {
    const variant = variantOf.get(description);
    if (variant === undefined) throw new Error("variant: expected a planned variant, got none");
    const isPromised = (path: string): boolean => isAlwaysThere(path, variant);
    expect([...promised, ...optional].sort()).toEqual(fieldsOf.get(params.purpose));
    expect(promised.filter((path) => !isPromised(path))).toEqual([]);
    expect(optional.filter(isPromised)).toEqual([]);
    expect(promised.length).toBeGreaterThan(0);
    expect(content).toMatchObject({ data: { order: { id: expect.any(String) } } });
  },
);

/** Returns the paths of the keys and items on the way to a field. */
type Steps = readonly (string | number)[];

/** Returns the steps of a field in the handlers' list. An item of an array is step 0. */
function toSteps(path: string): Steps {
  const steps = path.replaceAll("[*]", ".[*]").split(".").slice(1);
  return steps.map((step) => (step === "[*]" ? 0 : step));
}

/** Checks that the validator refuses every example of this variant without a key on the way. */
function isAlwaysThere(path: string, { examples, variant }: MessageVariant): boolean {
  const steps: Steps = ["data", ...toSteps(path)];
  const ways = steps.map((_, at) => steps.slice(0, at + 1)).filter((way) => way.at(-1) !== 0);
  const withoutOne = ways.flatMap((way) => examples.flatMap((example) => remove(example, way)));
  return !withoutOne.some((body) => {
    const result = parseDelivery(body);
    return result.ok && result.webhook.purpose === variant.purpose;
  });
}

/** Returns a copy without the key at the end of the steps, or undefined if that key is missing. */
function remove(body: Json, steps: Steps): readonly Json[] {
  const copy = structuredClone(body);
  const key = steps.at(-1) ?? "";
  const holder = Object(steps.slice(0, -1).reduce<unknown>((at, step) => Object(at)[step], copy));
  return key in holder && Reflect.deleteProperty(holder, key) ? [copy] : [];
}

it("is independent of the metadata and the order of another version of Pact", async () => {
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
  expect(normalize(JSON.stringify(other), messages)).toBe(committed);
});

function reverseKeys(interaction: object): object {
  const entries = [...Object.entries(interaction), ["key", "0123456789abcdef"]];
  return Object.fromEntries(entries.reverse());
}
