import assert from "node:assert/strict";
import { test } from "node:test";
import { Matchers, Pact } from "@pact-foundation/pact";
import { writeMail } from "../src/write-mail.js";

const { like } = Matchers;

// The provider is always order-webhooks-schemas. The consumer's name is yours.
const pact = new Pact({
  consumer: "order-mailer",
  provider: "order-webhooks-schemas",
  dir: process.env.PACT_DIR ?? "pacts",
  logLevel: "error",
});

// The one state there is. What its parameters leave out (here: the redemption) may be either way.
const state = "a distribution for an order event exists";
const uniqueCode = { event: "customer.order.created", purpose: "unique_code" };

const read = {
  customer: { id: like("cust_1") },
  order: { id: like("ord_1") },
  voucher: { code: like("WELCOME-1") },
};

test("a customer who came alone gets the code", () =>
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

// An object that may be null needs an interaction for each state: Pact cannot expect both in one.
test("a customer who was referred hears of the referrer", () =>
  pact
    .addAsynchronousInteraction()
    .given(state, { ...uniqueCode, referrer: "present" })
    .expectsToReceive("a code for a customer who was referred", (message) => {
      message.withJSONContent({ data: { ...read, referrer: { id: like("cust_2") } } });
    })
    .executeTest(async ({ contents }) => {
      assert.match(writeMail(contents.content).text, /cust_2 sent you/);
    }));
