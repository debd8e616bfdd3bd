import type { Json } from "@order-webhooks/codegen";
import { describe, expect, test } from "vitest";
import { findDrift, parseDelivery } from "../../src/index.ts";
import { deliveryOf, firstCases, found } from "../corpus.ts";

/** Variant whose data has a campaign, a voucher and a publication. */
const { event, data } = found(firstCases.find(({ purpose }) => purpose === "unique_code"));
const whole = deliveryOf(event, data);

/** Returns the value with a change at a JSON pointer. Undefined removes the key. */
function changed(value: Json, pointer: string, put: Json | undefined): Json {
  const [step = "", ...rest] = pointer.slice(1).split("/");
  const { [step]: old, ...others } = Object(value);
  const next = rest.length === 0 ? put : changed(old ?? {}, `/${rest.join("/")}`, put);
  if (Array.isArray(value)) return value.map((item, at) => (String(at) === step ? next : item));
  return next === undefined ? others : { ...others, [step]: next };
}

describe("payloads that others received are accepted without drift", () => {
  test.each<[pointer: string, put: Json | undefined]>([
    ["/data/voucher/discount", { type: "UNIT", sku: { id: "s", source_id: "b", sku: "Bell" } }],
    ["/data/redemption", { object: "redemption_rollback", amount: -5, status: "ROLLED_BACK" }],
    ["/data/publication/result", "FAILURE"],
    ["/data/voucher/discount", { type: "AMOUNT", effect: "REPLACE_ITEMS" }],
    ["/data/campaign/creation_status", "MODIFYING"],
    ["/data/campaign/vouchers_generation_status", "DRAFT"],
    ["/data/order/items/0/application_details", [{ object: "voucher" }]],
    ["/data/order/items/0/application_details", null],
    ...[
      ...["/data/order/source_id", "/data/order/customer_id", "/data/order/referrer_id"],
      ...["/data/order/object", "/data/order/items/0/object", "/data/customer/object"],
      ...["/data/campaign/object", "/data/voucher/object", "/data/publication/object"],
      ...["/data/publication/source_id", "/data/publication/channel", "/data/publication/metadata"],
      ...["/event/group_id", "/source/target_url", "/source/object"],
    ].flatMap((pointer): [string, Json | undefined][] => [
      [pointer, undefined],
      [pointer, null],
    ]),
  ])("%s as %j", (pointer, put) => {
    const result = parseDelivery(changed(whole, pointer, put));
    expect(result).toMatchObject({ ok: true });
    expect(result.ok && findDrift(result.webhook)).toEqual([]);
  });
});

describe("a redemption with the keys that others received", () => {
  test.each<[key: string, wrong: Json]>([
    ["id", 7],
    ["amount", "5"],
    ["result", true],
    ["date", 1],
    ["customer", "cust_1"],
    ["related_redemptions", []],
    ["voucher", "CODE"],
    ["metadata", [1]],
  ])("is refused at %s for %j", (key, wrong) => {
    const pointer = `/data/redemption/${key}`;
    const result = parseDelivery(changed(whole, pointer, wrong));
    expect(result).toMatchObject({ ok: false, reason: "invalid", issues: [{ pointer }] });
  });
});
