// node test.js express|fastify|hono
import assert from "node:assert/strict";
import { createReceiver } from "@order-webhooks/receiver";
import { buildDelivery, testSecret } from "@order-webhooks/receiver/testing";
import { eventTypes, purposes } from "@order-webhooks/validator";

const [framework] = process.argv.slice(2);
const { serve } = await import(`./apps/${framework}.js`);

const handled = [];
const receiver = createReceiver({
  secrets: testSecret,
  handlers: ({ eventType, purpose, data }) => {
    handled.push({ eventType, purpose, order: data.order.id });
  },
});
const { port, close } = await serve(receiver);
const post = (headers, body) =>
  fetch(`http://127.0.0.1:${port}/webhooks`, { method: "POST", headers, body });

for (const eventType of eventTypes) {
  for (const purpose of purposes) {
    const { headers, text, delivery } = buildDelivery({ event: eventType, purpose });
    const answer = await post(headers, text);
    assert.equal(answer.status, 202);
    await receiver.idle();
    assert.deepEqual(handled.at(-1), { eventType, purpose, order: delivery.data.order.id });

    const altered = await post(headers, text.replace("ord_", "orx_"));
    assert.equal(altered.status, 401);
  }
}
await receiver.idle();
assert.equal(handled.length, eventTypes.length * purposes.length);

await close();
await receiver.close();
