import assert from "node:assert/strict";
import { after, test } from "node:test";
import { buildDelivery, testSecret } from "@order-webhooks/receiver/testing";
import { eventTypes, purposes } from "@order-webhooks/validator";
import { build } from "esbuild";
import { Miniflare } from "miniflare";

async function start(entry) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    conditions: ["workerd", "worker", "browser"],
    external: ["node:*"],
    write: false,
  });
  return new Miniflare({
    modules: true,
    script: outputFiles[0].text,
    compatibilityDate: "2025-09-01",
    compatibilityFlags: ["nodejs_compat"],
    bindings: { WEBHOOK_SECRET: testSecret },
  });
}

const validating = await start("validating-worker.js");
const receiving = await start("receiving-worker.js");
after(() => Promise.all([validating.dispose(), receiving.dispose()]));

/** Waits until the worker has handled something, which it does after it has answered. */
async function handledBy(worker, count) {
  for (let waited = 0; waited < 5_000; waited += 20) {
    const handled = await (await worker.dispatchFetch("http://worker/")).json();
    if (handled.length >= count) return handled;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`The worker did not handle delivery ${count} within five seconds.`);
}

let sent = 0;
for (const event of eventTypes) {
  for (const purpose of purposes) {
    test(`${event}, ${purpose}`, async () => {
      const { headers, text } = buildDelivery({ event, purpose });
      const request = { method: "POST", headers, body: text };
      const validated = await validating.dispatchFetch("http://worker/", request);
      assert.deepEqual([validated.status, await validated.json()], [200, purpose]);

      const received = await receiving.dispatchFetch("http://worker/webhooks", request);
      assert.equal(received.status, 202);
      sent += 1;
      assert.equal((await handledBy(receiving, sent)).at(-1), `${event} ${purpose}`);
    });
  }
}

test("what is not signed is refused", async () => {
  const [event] = eventTypes;
  const { text } = buildDelivery({ event, purpose: "message" });
  const request = { method: "POST", headers: { "content-type": "application/json" }, body: text };
  const refused = await receiving.dispatchFetch("http://worker/webhooks", request);
  assert.equal(refused.status, 401);
});
