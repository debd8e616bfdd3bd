import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  createReceiver,
  type HandlerContext,
  isReceiverError,
  type ReceiverOptions,
} from "@order-webhooks/receiver";
import { createExampleHandlers } from "@order-webhooks/receiver/example-handlers";
import { createNodeHandler } from "@order-webhooks/receiver/node";
import { buildDelivery, createTestRequest, testSecret } from "@order-webhooks/receiver/testing";
import type { OrderWebhook } from "@order-webhooks/types";
import { eventTypes, findDrift, parseDelivery, purposes } from "@order-webhooks/validator";

const handled: string[] = [];

function handle(webhook: OrderWebhook, { deliveryKey }: HandlerContext): void {
  assert.notEqual(deliveryKey, "");
  handled.push(`${webhook.eventType} ${webhook.purpose}`);
}

const receiver = createReceiver({ secrets: testSecret, handlers: handle });
const server = createServer(createNodeHandler(receiver)).listen(0, "127.0.0.1");
await new Promise((resolve) => server.once("listening", resolve));
const { port } = server.address() as AddressInfo;

for (const event of eventTypes) {
  for (const purpose of purposes) {
    const { headers, text, delivery } = buildDelivery({ event, purpose });
    const result = parseDelivery(delivery);
    assert.ok(result.ok);
    assert.equal(result.webhook.purpose, purpose);
    assert.deepEqual(findDrift(result.webhook), []);

    const url = `http://127.0.0.1:${port}/webhooks`;
    const answer = await fetch(url, { method: "POST", headers, body: text });
    assert.equal(answer.status, 202);
    await receiver.idle();
    assert.equal(handled.at(-1), `${event} ${purpose}`);
  }
}
server.close();

// A handler for every event and purpose, which the compiler checks. These examples are in the package.
const printed: string[] = [];
const named = createReceiver({
  secrets: testSecret,
  handlers: createExampleHandlers(({ purpose }) => void printed.push(purpose)),
});
for (const event of eventTypes) {
  const built = buildDelivery({ event, purpose: "unique_code" });
  const answer = await named.fetch(createTestRequest(built));
  assert.equal(answer.status, 202);
}
await named.idle();
assert.deepEqual(
  printed,
  eventTypes.map(() => "unique_code"),
);

const refused = parseDelivery("a text that is not parsed");
assert.ok(!refused.ok && refused.reason === "not_object");

// @ts-expect-error A secret is text or bytes.
export const noSecret: ReceiverOptions["secrets"] = 1;

try {
  // @ts-expect-error A receiver without a secret does not compile.
  createReceiver({ handlers: handle });
  assert.fail("a receiver without a secret was made");
} catch (error) {
  assert.ok(isReceiverError(error));
}
