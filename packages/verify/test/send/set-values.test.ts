import { describe, expect, test } from "vitest";
import type { SendOptions } from "../../src/index.ts";
import { accept, catcher, refusalOf, send } from "./sending.ts";

describe("values that are set", () => {
  async function dataWith(set: SendOptions["set"] & object, more: Partial<SendOptions> = {}) {
    const { url, caught } = await catcher(accept);
    await send({ url, set, ...more });
    return JSON.parse(caught[0]?.body ?? "");
  }

  test("are below the data, in lists and maps too", async () => {
    const { data } = await dataWith({
      "order.total_amount": 100,
      "customer.email": null,
      "order.items.0.quantity": 7,
      "/order/metadata/a.b": true,
      "order.metadata.deep.er": [1],
    });
    expect(data.order.total_amount).toBe(100);
    expect(data.customer.email).toBe(null);
    expect(data.order.items[0].quantity).toBe(7);
    expect(data.order.metadata).toMatchObject({ "a.b": true, deep: { er: [1] } });
  });

  test("may add an item, and a key that only the schemas know", async () => {
    const { data } = await dataWith({
      "order.items": [],
      "order.items.0.quantity": 1,
      "order.initial_amount": 5,
    });
    expect(data.order.items).toEqual([{ quantity: 1 }]);
    expect(data.order.initial_amount).toBe(5);
  });

  test("are in the envelope if a pointer begins with one of its keys", async () => {
    const sent = await dataWith({
      "/type": "hello",
      "/event/id": "evcus_1",
      "/data/order/amount": 3,
    });
    expect(sent).toMatchObject({
      type: "hello",
      event: { id: "evcus_1" },
      data: { order: { amount: 3 } },
    });
  });

  test("may be unknown keys with force", async () => {
    const sent = await dataWith({ "order.no_such": 1, "/new": 2 }, { force: true });
    expect(sent.data.order.no_such).toBe(1);
  });

  test("become a note where the schemas do not know them", async () => {
    const { url } = await catcher(accept);
    const { notes } = await send({ url, set: { "order.status": "SHIPPED" } });
    expect(notes).toEqual([
      expect.stringMatching(/^\/data\/order\/status: expected one of .*, got a string\./),
    ]);
  });

  test.each<[string, object, Partial<SendOptions>]>([
    [
      '--set total_amount: expected a key of /data, got "total_amount". Did you mean order.total_amount? Known: customer, ',
      { total_amount: 1 },
      {},
    ],
    [
      '--set order.totl_amount: expected a key of /data/order, got "totl_amount". Did you mean total_amount?',
      { "order.totl_amount": 1 },
      {},
    ],
    [
      '--set ordr.amount: expected a key of /data, got "ordr". Did you mean order?',
      { "ordr.amount": 1 },
      {},
    ],
    [
      '--set ordr.items[0]: expected a key of /data, got "ordr". Did you mean order?',
      { "ordr.items[0]": 1 },
      {},
    ],
    ['--set /ordr/amount: expected a key of /data, got "ordr".', { "/ordr/amount": 1 }, {}],
    [
      '--set /event/tipe: expected a key of /event, got "tipe". Did you mean type?',
      { "/event/tipe": 1 },
      {},
    ],
    [
      '--set order.items.9.quantity: expected an index of /data/order/items, got "9". The list has 2 items',
      { "order.items.9.quantity": 1 },
      {},
    ],
    [
      "--set order.amount.x: expected a value with keys at /data/order/amount, got ",
      { "order.amount.x": 1 },
      { force: true },
    ],
    [
      "--set /type: expected a place in the data, got a place in the envelope",
      { "/type": "x" },
      { form: "raw" },
    ],
    [
      '--set type: expected a key of /data, got "type". Did you mean /type? A path into',
      { type: "hello" },
      {},
    ],
    [
      '--set event.id: expected a key of /data, got "event". Did you mean /event/id? ',
      { "event.id": "x" },
      {},
    ],
    [
      '--set type: expected a key of /data, got "type". Known: customer, ',
      { type: "hello" },
      { form: "raw" },
    ],
    [
      '--set data.order.amount: expected a key of /data, got "data". Did you mean order.amount? ',
      { "data.order.amount": 5 },
      {},
    ],
    [
      '--set order.items[0].quantity: expected a key of /data/order, got "items[0]". Did you mean order.items.0.quantity? ',
      { "order.items[0].quantity": 2 },
      {},
    ],
  ])("are refused: %s", async (message, set, more) => {
    expect(await refusalOf({ set: set as SendOptions["set"] & object, ...more })).toContain(
      `[path_unknown] ${message}`,
    );
  });

  test("are refused if only another purpose has their place", async () => {
    const refused = await refusalOf({ set: { "voucher.code": "X" } });
    expect(refused).toContain(
      "Purpose message has no voucher. Use --purpose unique_code, which has one.",
    );
    const set = { "voucher.code": "X" };
    const { url } = await catcher(accept);
    expect(await send({ url, set, purpose: "unique_code" })).toMatchObject({ notes: [] });
  });

  test.each(["", "order..amount", "."])("are refused with the path %j", async (path) => {
    expect(await refusalOf({ set: { [path]: 1 } })).toMatch(
      /^\[option_invalid\] --set: expected a path/,
    );
  });
});
