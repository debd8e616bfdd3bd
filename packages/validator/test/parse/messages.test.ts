import { describe, expect, test } from "vitest";
import { eventTypes, parseDelivery, parseEventData } from "../../src/index.ts";
import { deliveryOf, firstCases, found, issuesOf } from "../corpus.ts";

const { event, data } = found(firstCases.find(({ purpose }) => purpose === "unique_code"));
const body = deliveryOf(event, data);
const order = Object(data.order);

describe("a message", () => {
  test("mentions null if null is accepted", () => {
    expect(messageOf({ ...data, referrer: 7 })).toBe(
      "[type] /data/referrer: expected an object or null, got a number. Check if a newer version accepts it. If not, report it.",
    );
    expect(messageOf({ ...data, order: { ...order, items: {} } })).toContain(
      "expected an array or null",
    );
    expect(messageOf({ ...data, order: { ...order, redemptions: [] } })).toContain(
      "expected an object or null",
    );
    expect(messageOf({ ...data, order: 7 })).toContain("expected an object, got a number");
  });

  test("does not mention field selection for a key of the envelope", () => {
    const { id: _id, ...withoutId } = body;
    const { source: _source, ...withoutSource } = body;
    for (const value of [withoutId, withoutSource]) {
      expect(issuesOf(parseDelivery(value))[0]?.message).toMatch(
        /got nothing\. Every envelope has this key\. Add it, or check what removed it\.$/,
      );
    }
    const { data: _data, ...withoutData } = body;
    expect(issuesOf(parseDelivery(withoutData))[0]?.message).toContain(
      "got nothing. Every envelope has this key. Add it, or check what removed it.",
    );
  });

  test("names an unknown event if its name looks like an event's", () => {
    const message = issuesOf(parseDelivery(deliveryOf("customer.rewarded", data)))[0]?.message;
    expect(message).toBe(
      `[unsupported_event] /event/type: expected one of ${eventTypes.join(", ")}, got customer.rewarded. Quarantine the payload, or use a version or module that supports this event.`,
    );
    const other = issuesOf(parseDelivery(deliveryOf("Ada Lovelace", data)))[0]?.message;
    expect(other).toContain("got a string. Quarantine");
  });

  test("names the keys that contradict each other", () => {
    const promotion_tier = {};
    const { voucher: _voucher, ...rest } = data;
    expect(messageOf({ ...data, promotion_tier })).toContain(
      "/data/promotion_tier: expected null or no such key next to voucher and publication, got an object.",
    );
    expect(messageOf({ ...rest, promotion_tier })).toContain(
      "/data/publication: expected null or no such key next to promotion_tier, got an object.",
    );
  });

  test("names the event type that was passed with a raw payload", () => {
    expect(issuesOf(parseEventData("Ada", data))[0]?.message).toContain(
      "[unsupported_event] event type: expected one of",
    );
  });

  test("names an empty string", () => {
    expect(issuesOf(parseDelivery({ ...body, id: "" }))[0]?.message).toContain(
      "[min_length] /id: expected a string that is not empty, got an empty string.",
    );
  });

  test("explains that a body without an event is not a delivery", () => {
    expect(issuesOf(parseDelivery({}))[0]?.message).toBe(
      "[required] /event: expected an object, got nothing. This is not a delivery of a distribution. Check where it comes from.",
    );
  });
});

function messageOf(changed: typeof data): string | undefined {
  return issuesOf(parseDelivery(deliveryOf(event, changed)))[0]?.message;
}
