import { describe, expect, test } from "vitest";
import { type SendOptions, sendDelivery, testSecret } from "../../src/index.ts";
import { accept, catcher, event, messageData, refusalOf, send } from "./sending.ts";

describe("invalid deliveries are not sent", () => {
  test.each<[string, Partial<SendOptions>]>([
    [
      "[data_invalid] /data/order/amount: expected an integer, got a string. Correct the value, or add --force",
      { set: { "order.amount": "x" } },
    ],
    [
      "[data_invalid] /data/customer/id: expected a string, got a number. Put a string of digits in JSON quotes",
      { set: { "customer.id": 5 } },
    ],
    ["[data_invalid] /event/type: expected ", { set: { "/event/type": "x" } }],
    [
      "[data_invalid] /data: expected the keys of purpose unique_code, got the keys of purpose message. Use --purpose message",
      { purpose: "unique_code", data: messageData() },
    ],
    ["[data_invalid] ", { data: [1] }],
    ["[purpose_unknown] --purpose: ", { purpose: "letter" }],
    [
      "[data_invalid] /data/voucher: expected an object, got null. ",
      { purpose: "unique_code", set: { voucher: null } },
    ],
    [
      "[data_invalid] /voucher: expected an object, got null. ",
      { purpose: "unique_code", set: { voucher: null }, form: "raw" },
    ],
    ["[event_unknown] --event: ", { event: `${event}x` }],
    ["[example_unknown] --example: ", { example: "none" }],
    [
      "[option_invalid] --example: expected either an example or your own data, got both.",
      { example: "x", data: {} },
    ],
    ["[option_invalid] --times: ", { times: 0 }],
    ["[option_invalid] --times: ", { times: 101 }],
    ["[option_invalid] --url: ", { url: "127.0.0.1:3000" }],
    [
      "[option_invalid] --url: expected a URL that accepts envelopes",
      { url: "http://127.0.0.1:9/{event}" },
    ],
    [
      "[option_invalid] --url: expected a host name, got one with {event}.",
      { url: "http://{event}.example/" },
    ],
    [
      "[option_invalid] --url: expected a host name, got one with {event}.",
      { url: "http://{event}.example/{event}", form: "raw" },
    ],
    ["[option_invalid] --observe: ", { observe: "x" }],
    ["[option_invalid] --observe-within-ms: ", { observeWithinMs: -1 }],
    ["[option_invalid] --timeout-ms: ", { timeoutMs: 0 }],
    ["[secret_missing] secret: ", { secret: "" }],
    ["[receiver_unreachable] http://127.0.0.1:9: ", {}],
  ])("%s", async (start, options) => {
    const message = await refusalOf(options);
    expect(message.slice(0, start.length)).toBe(start);
    expect(message).toMatch(/^\[[a-z_]+\] [^\n]+: expected [^\n]+, got [^\n]+\. [A-Z][^\n]*\.$/);
  });

  test.each<Partial<SendOptions>>([
    { event: "x".repeat(5_000) },
    { purpose: "x".repeat(5_000) },
    { example: "x".repeat(5_000) },
    { form: "raw", set: { [`/type${"/x".repeat(5_000)}`]: 1 } },
    { url: `http://${"x.".repeat(100)}example/` },
  ])("quotes so little of it that the sentence is whole", async (options) => {
    const message = await refusalOf(options);
    expect(message.length).toBeLessThan(600);
    expect(message).toMatch(/, got [^\n]+\. [A-Z][^\n]*[^.]\.$/);
  });

  test.each([{}, { event }])(
    "distinguishes a list from data and an envelope: %j",
    async (named) => {
      const url = "http://127.0.0.1:9/";
      const outcome = await sendDelivery({ url, secret: testSecret, data: [], ...named });
      expect(outcome).toMatchObject({
        code: "data_invalid",
        message: expect.stringContaining(
          "--data: expected an object: an event's data or a whole envelope, got an empty list. ",
        ),
      });
    },
  );

  test("names the envelope's key for an unknown event in it", async () => {
    const data = { event: { type: `${event}x` }, data: {} };
    const outcome = await sendDelivery({ url: "http://127.0.0.1:9/", secret: testSecret, data });
    expect(outcome).toMatchObject({
      code: "event_unknown",
      message: expect.stringContaining(
        `/event/type: expected an event name, got "${event}x". Did you mean ${event}? `,
      ),
    });
  });

  test("names other places too", async () => {
    const set = { "order.amount": "x", "order.items.0.quantity": "y" };
    expect(await refusalOf({ set })).toContain(
      "Also wrong: /data/order/items/0/quantity (expected an integer, got a string).",
    );
  });

  test("except with force", async () => {
    const { url, caught } = await catcher(accept);
    await send({ url, set: { "order.amount": "x" }, force: true });
    expect(JSON.parse(caught[0]?.body ?? "").data.order.amount).toBe("x");
  });
});

describe("another machine", () => {
  test.each([
    "http://receiver.example/",
    "http://10.0.0.1/",
    "http://0.0.0.0:9/",
    "http://[::2]/",
    "http://localhost.example/",
  ])("%s is refused", async (url) => {
    expect(await refusalOf({ url })).toMatch(/^\[address_remote\] --url: .*--allow-remote/);
  });

  test.each([
    "http://localhost:9/",
    "http://127.9.9.9:9/",
    "http://[::1]:9/",
    "http://[::ffff:127.0.0.1]:9/",
  ])("%s is not another one", async (url) => {
    expect(await refusalOf({ url })).toMatch(/^\[receiver_unreachable\]/);
  });

  test("is allowed by an option", async () => {
    // Another name of this machine, without a listener.
    const url = "http://0.0.0.0:9/";
    expect(await refusalOf({ url, allowRemote: true })).toMatch(/^\[receiver_unreachable\]/);
  });
});
