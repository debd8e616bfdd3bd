const assert = require("node:assert/strict");
const { createReceiver } = require("@order-webhooks/receiver");
const { createNodeServer } = require("@order-webhooks/receiver/node");
const { readDelivery } = require("@order-webhooks/receiver/web");
const { buildDelivery, testSecret } = require("@order-webhooks/receiver/testing");
const { eventTypes, purposes } = require("@order-webhooks/validator");

async function main() {
  const handled = [];
  const handlers = ({ eventType, purpose }) => void handled.push(`${eventType} ${purpose}`);
  const receiver = createReceiver({ secrets: testSecret, handlers });
  const server = createNodeServer(receiver);
  const url = await server.listen(0);

  for (const event of eventTypes) {
    for (const purpose of purposes) {
      const { headers, text } = buildDelivery({ event, purpose });
      const answer = await fetch(new URL("/webhooks", url), {
        method: "POST",
        headers,
        body: text,
      });
      assert.equal(answer.status, 202);
      await receiver.idle();
      assert.equal(handled.at(-1), `${event} ${purpose}`);
      const read = await readDelivery({ body: text, headers, secrets: testSecret });
      assert.equal(read.result.webhook.purpose, purpose);
    }
  }
  await server.close();
}

main();
