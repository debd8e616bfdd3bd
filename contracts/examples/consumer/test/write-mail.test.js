import assert from "node:assert/strict";
import { test } from "node:test";
import { Matchers, Pact } from "@pact-foundation/pact";
import { writeMail } from "../src/write-mail.js";

const { like } = Matchers;

// The provider is always order-webhooks-schemas. Use your own name for the consumer.
const pact = new Pact({
  consumer: "order-mailer",
  provider: "order-webhooks-schemas",
  dir: process.env.PACT_DIR ?? "pacts",
  logLevel: "error",
});

// The only state. A parameter that is left out, here the redemption, may be null or present.
const state = "a distribution for an order event exists";
const uniqueCode = { event: "customer.order.created", purpose: "unique_code" };

const read = {
  customer: { id: like("cust_1") },
  order: { id: like("ord_1") },
  voucher: { code: like("WELCOME-1") },
};

test("a customer without a referrer gets the code", () =>
  pact
    .addAsynchronousInteraction()
    .given(state, { ...uniqueCode, referrer: "null" })
    .expectsToReceive("a code for a customer who came alone", (message) => {
      message.withJSONContent({ data: { ...read, referrer: null } });
    })
    .executeTest(async ({ contents }) => {
      assert.deepEqual(writeMail(contents.content), {
        to: "cust_1",
        text: "Thank you for order ord_1. Your code is WELCOME-1.",
      });
    }));

// A nullable object needs an interaction for each state, because Pact cannot expect both in one.
test("a referred customer gets the code and the name of the referrer", () =>
  pact
    .addAsynchronousInteraction()
    .given(state, { ...uniqueCode, referrer: "present" })
    .expectsToReceive("a code for a customer who was referred", (message) => {
      message.withJSONContent({ data: { ...read, referrer: { id: like("cust_2") } } });
    })
    .executeTest(async ({ contents }) => {
      assert.match(writeMail(contents.content).text, /cust_2 sent you/);
    }));
