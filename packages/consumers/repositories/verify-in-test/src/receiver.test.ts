import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { createReceiver } from "@order-webhooks/receiver";
import { createNodeServer } from "@order-webhooks/receiver/node";
import {
  testSecret,
  type VerifyOutcome,
  verifyPacts,
  verifyReceiver,
} from "@order-webhooks/verify";
import observationSchema from "@order-webhooks/verify/observation.schema.json" with {
  type: "json",
};
import reportSchema from "@order-webhooks/verify/report.schema.json" with { type: "json" };
import { Ajv2020 } from "ajv/dist/2020.js";

interface Handled {
  readonly event: string;
  readonly purpose: string;
  readonly orderId: string;
}

const handled: Handled[] = [];
const receiver = createReceiver({
  secrets: testSecret,
  handlers: ({ eventType, purpose, data }) => {
    handled.push({ event: eventType, purpose, orderId: data.order.id });
  },
});
const server = createNodeServer(receiver);
const observer = createServer((_request, response) => {
  response.end(JSON.stringify({ handled: handled.slice(-100) }));
}).listen(0, "127.0.0.1");

let outcome: VerifyOutcome;

before(async () => {
  const url = new URL("/webhooks", await server.listen(0));
  const address = observer.address();
  assert.ok(typeof address === "object" && address !== null);
  const observe = `http://127.0.0.1:${address.port}/`;
  outcome = await verifyReceiver({ url, observe, secret: testSecret });
});

after(async () => {
  observer.close();
  await server.close();
});

test("the receiver accepts every order webhook", () => {
  assert.ok(outcome.ran, "message" in outcome ? outcome.message : "");
  assert.deepEqual(outcome.report.findings, []);
});

test("the report and the observation match their schemas", () => {
  assert.ok(outcome.ran);
  const ajv = new Ajv2020({ formats: { "date-time": true, uri: true } });
  assert.ok(ajv.validate(reportSchema, outcome.report), ajv.errorsText());
  assert.ok(ajv.validate(observationSchema, { handled: handled.slice(-100) }), ajv.errorsText());
});

test("the pact of the package holds", async () => {
  const pact =
    "@order-webhooks/contracts/pacts/order-webhooks-receiver-order-webhooks-schemas.json";
  const paths = [fileURLToPath(import.meta.resolve(pact))];
  const verified = await verifyPacts({ paths, payloads: 20 });
  assert.ok(verified.ran, "message" in verified ? verified.message : "");
  assert.equal(verified.report.passed, true);
});
