import assert from "node:assert/strict";
import { after, test } from "node:test";
import { buildDelivery, signRequest, testSecret } from "@order-webhooks/receiver/testing";
import { eventTypes, purposes } from "@order-webhooks/validator";
import { build } from "esbuild";
import { Miniflare } from "miniflare";

/** Runs a worker. With flags the runtime provides the modules of Node. Without flags the bundle may have none. */
async function start(entry, compatibilityFlags) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    conditions: ["workerd", "worker", "browser"],
    external: compatibilityFlags.length > 0 ? ["node:*"] : [],
    write: false,
  });
  return new Miniflare({
    modules: true,
    script: outputFiles[0].text,
    compatibilityDate: "2025-09-01",
    compatibilityFlags,
    bindings: { WEBHOOK_SECRET: testSecret },
  });
}

const validating = await start("validating-worker.js", []);
const authenticating = await start("authenticating-worker.js", []);
const receiving = await start("receiving-worker.js", ["nodejs_compat"]);
after(() => Promise.all([validating, authenticating, receiving].map((one) => one.dispose())));

/** Sends a request to the worker that needs no Node. Resolves to the status and the JSON of the response. */
async function authenticate({ headers, text: body }) {
  const request = { method: "POST", headers, body };
  const answer = await authenticating.dispatchFetch("http://worker/", request);
  return [answer.status, await answer.json()];
}

/** Waits until the worker has handled so many deliveries, which it does after its responses. */
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
      const built = buildDelivery({ event, purpose });
      const { headers, text } = built;
      const request = { method: "POST", headers, body: text };
      const validated = await validating.dispatchFetch("http://worker/", request);
      assert.deepEqual([validated.status, await validated.json()], [200, purpose]);

      const [status, { ok, webhook }] = await authenticate(built);
      assert.deepEqual([status, ok, webhook.purpose], [200, true, purpose]);
      assert.deepEqual(webhook.delivery, built.delivery);

      const received = await receiving.dispatchFetch("http://worker/webhooks", request);
      assert.equal(received.status, 202);
      sent += 1;
      assert.equal((await handledBy(receiving, sent)).at(-1), `${event} ${purpose}`);
    });
  }
}

test("a request without a signature is refused", async () => {
  const [event] = eventTypes;
  const { text } = buildDelivery({ event, purpose: "message" });
  const request = { method: "POST", headers: { "content-type": "application/json" }, body: text };
  const refused = await receiving.dispatchFetch("http://worker/webhooks", request);
  assert.equal(refused.status, 401);
  assert.deepEqual(await authenticate({ headers: {}, text }), [401, "signature_missing"]);
});

test("any body signed with another secret is refused", async () => {
  for (const body of [JSON.stringify({ data: {} }), ""]) {
    assert.deepEqual(await authenticate(signRequest(body, "another")), [401, "signature_mismatch"]);
  }
});

test("an authentic delivery that does not conform gets a success", async () => {
  const [event] = eventTypes;
  const built = buildDelivery({ event, purpose: "message" });
  const designed = signRequest(JSON.stringify({ ...built.delivery, data: { total: 7 } }));
  for (const [signed, reason] of [
    [designed, "custom_payload"],
    [signRequest("[]"), "not_object"],
    [signRequest("order=1"), "not_json"],
  ]) {
    const [status, result] = await authenticate(signed);
    assert.deepEqual([status, result.ok, result.reason], [202, false, reason]);
  }
});
