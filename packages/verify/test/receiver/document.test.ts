import { expect, test } from "vitest";
import { parseDocument } from "../../src/observation/document.ts";
import { toObservation } from "../../src/observation/observation.ts";

const one = { event: "an.event", purpose: "message", orderId: "ord_1" };
const other = { ...one, orderId: "ord_2" };

test("an observation counts how often a delivery was handled", () => {
  const handled = [one, other, one];
  expect(toObservation(one, handled)).toEqual({ kind: "handled", times: 2 });
  expect(toObservation(other, handled)).toEqual({ kind: "handled", times: 1 });
  expect(toObservation({ ...one, orderId: "ord_3" }, handled)).toEqual({ kind: "not_handled" });
});

test("a document is read as its entries", () => {
  const handled = [one, other];
  expect(parseDocument(JSON.stringify({ handled }))).toEqual({ kind: "entries", handled });
});

const { orderId: order_id, ...withoutOrder } = one;

test.each<[string, unknown, string, string, string]>([
  [
    "has another key",
    [{ ...withoutOrder, order_id }],
    "/handled/0",
    "a string at orderId",
    "nothing in an entry with the keys event, purpose, order_id",
  ],
  ["has no keys", [one, {}], "/handled/1", "a string at event", "nothing in an entry with no keys"],
  ["has a number", [{ ...one, orderId: 7 }], "/handled/0", "a string at orderId", "7"],
  ["has null", [{ ...one, purpose: null }], "/handled/0", "a string at purpose", "null"],
  ["is a string", ["ord_1"], "/handled/0", "an object with event, purpose, orderId", '"ord_1"'],
])("the first entry that %s is named", (_, handled, pointer, expected, found) => {
  const parsed = parseDocument(JSON.stringify({ handled }));
  expect(parsed).toEqual({ kind: "misfit", pointer, expected, found });
});

test("keys and values of others are one escaped and clipped line", () => {
  const entry = { "\u001b[2J\n::error::": 1, ["x".repeat(100_000)]: 1 };
  const parsed = parseDocument(JSON.stringify({ handled: [entry] }));
  const found = parsed.kind === "misfit" ? parsed.found : "";
  expect(found).toMatch(/^nothing in an entry with the keys \\u001b\[2J\\u000a/);
  expect(found.length).toBeLessThan(200);
});
