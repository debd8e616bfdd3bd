import type { Purpose } from "@order-webhooks/types";
import { describe, expect, test } from "vitest";
import {
  eventTypes,
  explainEventData,
  isEventType,
  parseDelivery,
  parseEventData,
  purposeOf,
} from "../../src/index.ts";
import { deliveryOf, firstCases, found, issuesOf, model, pointersOf } from "../corpus.ts";

const keys = ["campaign", "promotion_tier", "voucher", "publication"] as const;

type Key = (typeof keys)[number];

/** Meaning of the four keys together: a purpose, and the missing or contradicting keys. */
interface Row {
  readonly present: readonly Key[];
  readonly reason?: "ambiguous_purpose" | "incomplete";
  readonly purpose?: Purpose;
  readonly pointers: readonly Key[];
}

const whole = (present: readonly Key[], purpose: Purpose): Row => ({
  present,
  purpose,
  pointers: [],
});
const missing = (present: readonly Key[], purpose: Purpose, ...pointers: readonly Key[]): Row => ({
  ...whole(present, purpose),
  reason: "incomplete",
  pointers,
});
const mixed = (present: readonly Key[], pointer: Key): Row => ({
  present,
  reason: "ambiguous_purpose",
  pointers: [pointer],
});

const rows: readonly Row[] = [
  whole([], "message"),
  whole(["campaign", "promotion_tier"], "promotion"),
  whole(["campaign", "voucher", "publication"], "unique_code"),
  missing(["campaign"], "unique_code", "voucher", "publication"),
  missing(["promotion_tier"], "promotion", "campaign"),
  missing(["voucher"], "unique_code", "campaign", "publication"),
  missing(["publication"], "unique_code", "campaign", "voucher"),
  missing(["campaign", "voucher"], "unique_code", "publication"),
  missing(["campaign", "publication"], "unique_code", "voucher"),
  missing(["voucher", "publication"], "unique_code", "campaign"),
  mixed(["promotion_tier", "voucher"], "voucher"),
  mixed(["promotion_tier", "publication"], "publication"),
  mixed(["promotion_tier", "voucher", "publication"], "promotion_tier"),
  mixed(["campaign", "promotion_tier", "voucher"], "voucher"),
  mixed(["campaign", "promotion_tier", "publication"], "publication"),
  mixed(["campaign", "promotion_tier", "voucher", "publication"], "promotion_tier"),
];

describe.each(model.events.map(({ type }) => type))("%s", (event) => {
  const all = Object.assign(
    {},
    ...firstCases.filter((each) => each.event === event).map(({ data }) => data),
  );
  const noPromotion = { ...all, campaign: { ...all.campaign, campaign_type: "STATIC" } };

  describe.each(rows)("with $present", ({ present, reason, purpose, pointers }) => {
    const absent = keys.filter((key) => !present.includes(key));
    const dropped = Object.fromEntries(
      Object.entries(noPromotion).filter(([key]) => !absent.some((each) => each === key)),
    );
    const nulled = { ...noPromotion, ...Object.fromEntries(absent.map((key) => [key, null])) };

    test.each([
      ["the others absent", dropped],
      ["the others null", nulled],
    ])("and %s", (_how, data) => {
      const raw = parseEventData(event, data);
      const enveloped = parseDelivery(deliveryOf(event, data));
      expect(purposeOf(data)).toBe(purpose);
      if (reason === undefined) {
        expect(raw).toMatchObject({ ok: true, webhook: { purpose }, purposeInferred: true });
        expect(enveloped).toMatchObject({ ok: true, webhook: { purpose }, purposeInferred: true });
        return;
      }
      const facts = { ok: false, reason, eventType: event, data, ...(purpose && { purpose }) };
      expect(raw).toMatchObject(facts);
      expect(enveloped).toMatchObject(facts);
      expect(pointersOf(issuesOf(raw))).toEqual(pointers.map((key) => `/${key}`));
      expect(pointersOf(issuesOf(enveloped))).toEqual(pointers.map((key) => `/data/${key}`));
    });
  });

  test("with a campaign alone, the type PROMOTION means a promotion without its tier", () => {
    const { promotion_tier: _tier, voucher: _voucher, publication: _publication, ...rest } = all;
    const data = { ...rest, campaign: { ...rest.campaign, campaign_type: "PROMOTION" } };
    expect(purposeOf(data)).toBe("promotion");
    const result = parseEventData(event, data);
    expect(result).toMatchObject({ reason: "incomplete", purpose: "promotion" });
    expect(pointersOf(issuesOf(result))).toEqual(["/promotion_tier"]);
  });
});

/** Name of a case, the value, and the expected issue. */
type Undispatched = readonly [
  string,
  unknown,
  { readonly reason: string; readonly pointer: string; readonly received: string },
];

describe("an envelope that cannot be dispatched", () => {
  const { event, data } = found(firstCases[0]);
  const body = deliveryOf(event, data);
  const { event: _event, ...withoutEvent } = body;
  const { data: _data, ...withoutData } = body;

  test.each<Undispatched>([
    ["no event", withoutEvent, { reason: "invalid", pointer: "/event", received: "missing" }],
    [
      "an event that is a string",
      { ...body, event: "x" },
      { reason: "invalid", pointer: "/event", received: "string" },
    ],
    [
      "no event type",
      { ...body, event: { ...Object(body.event), type: undefined } },
      { reason: "invalid", pointer: "/event/type", received: "missing" },
    ],
    [
      "an event type that is null",
      { ...body, event: { ...Object(body.event), type: null } },
      { reason: "invalid", pointer: "/event/type", received: "null" },
    ],
    ["no data", withoutData, { reason: "invalid", pointer: "/data", received: "missing" }],
    [
      "data that is null",
      { ...body, data: null },
      { reason: "invalid", pointer: "/data", received: "null" },
    ],
    [
      "data without customer and order",
      { ...body, data: {} },
      { reason: "custom_payload", pointer: "/data", received: "object" },
    ],
    [
      "data in place of the envelope",
      data,
      { reason: "raw_payload", pointer: "", received: "object" },
    ],
    [
      "an unknown event with wrong data",
      { ...deliveryOf("some.other.event", 7) },
      { reason: "unsupported_event", pointer: "/event/type", received: "string" },
    ],
    [
      "an unknown event and no data",
      { event: { type: "some.other.event" } },
      { reason: "unsupported_event", pointer: "/event/type", received: "string" },
    ],
    ["an empty object", {}, { reason: "invalid", pointer: "/event", received: "missing" }],
    [
      "only keys that any object may have",
      { id: "1", type: "a", created_at: "b", project_id: "c" },
      { reason: "invalid", pointer: "/event", received: "missing" },
    ],
    [
      "a message of another service that wraps the envelope",
      { Type: "Notification", Message: JSON.stringify(body) },
      { reason: "invalid", pointer: "/event", received: "missing" },
    ],
    ["only event", { event: {} }, { reason: "invalid", pointer: "/id", received: "missing" }],
    ...["source", "data"].map(
      (key): Undispatched => [
        `only ${key}`,
        { [key]: {} },
        { reason: "invalid", pointer: "/event", received: "missing" },
      ],
    ),
  ])("%s", (_title, value, { reason, pointer, received }) => {
    const result = parseDelivery(value);
    expect(result).toMatchObject({ ok: false, reason });
    expect(issuesOf(result)).toEqual([expect.objectContaining({ pointer, received })]);
  });

  test.each([
    ["a string", JSON.stringify(body), "string"],
    ["bytes", new TextEncoder().encode(JSON.stringify(body)), "bytes"],
    ["a buffer", new ArrayBuffer(8), "bytes"],
    ["nothing", undefined, "missing"],
    ["an array", [body], "array"],
    ["a function", () => body, "other"],
  ])("%s", (_title, value, received) => {
    for (const result of [parseDelivery(value), parseEventData(event, value)]) {
      expect(result).toMatchObject({ ok: false, reason: "not_object" });
      expect(issuesOf(result)).toEqual([expect.objectContaining({ pointer: "", received })]);
    }
  });

  test("of unparsed JSON advises to parse it", () => {
    const [issue] = issuesOf(parseDelivery(JSON.stringify(body)));
    expect(issue).toMatchObject({ code: "not_object", received: "string", pointer: "" });
    expect(issue?.message).toMatch(/parse/i);
  });

  test("of a body without an envelope names the function for it", () => {
    const { customer, order } = Object(data);
    for (const raw of [data, { customer }, { order }]) {
      const [issue] = issuesOf(parseDelivery(raw));
      expect(issue).toMatchObject({ code: "raw_payload", received: "object", pointer: "" });
      expect(issue?.message).toContain("parseEventData");
    }
  });

  test("has no data and no purpose, since no check ran", () => {
    for (const value of [withoutEvent, withoutData, deliveryOf("some.other.event", data)]) {
      expect(parseDelivery(value)).not.toHaveProperty("data");
      expect(parseDelivery(value)).not.toHaveProperty("purpose");
    }
  });

  test("of a custom payload names the missing keys, and the function for an envelope", () => {
    const code = "custom_payload";
    const [enveloped] = issuesOf(parseDelivery({ ...body, data: { a: 1 } }));
    expect(enveloped).toMatchObject({ code, received: "object", pointer: "/data" });
    expect(enveloped?.message).toMatch(/neither customer nor order/);
    expect(enveloped?.message).not.toContain("parseDelivery");
    const [raw] = issuesOf(parseEventData(event, { a: 1 }));
    expect(raw).toMatchObject({ code, received: "object", pointer: "" });
    expect(raw?.message).toContain("parseDelivery");
  });

  test("of an unsupported event lists the supported events, and does not move the cursor", () => {
    const type = "a\u001b[2J\n\u202e\u2028";
    const result = parseEventData(type, data);
    expect(result).toMatchObject({ reason: "unsupported_event", eventType: "a?[2J???" });
    for (const event of eventTypes) {
      expect(issuesOf(result)[0]?.message).toContain(event);
    }
    expect(explainEventData(type, data)).toEqual(issuesOf(result));
  });

  test("names the type of an unsupported event, shortened", () => {
    expect(parseDelivery(deliveryOf("some.other.event", data))).toMatchObject({
      eventType: "some.other.event",
    });
    const clipped = parseEventData("x".repeat(1e6), data);
    expect(clipped).toMatchObject({ reason: "unsupported_event" });
    expect(JSON.stringify(clipped).length).toBeLessThan(1000);
  });

  test("names that every object inherits are not event types", () => {
    for (const name of ["constructor", "__proto__", "toString", ""]) {
      expect(isEventType(name)).toBe(false);
      expect(parseEventData(name, data)).toMatchObject({ reason: "unsupported_event" });
    }
  });
});

describe("purposeOf", () => {
  test.each([[undefined], [null], ["text"], [[]], [{}], [{ promotion_tier: {} }]])(
    "of %j, which is not the data of an event, is undefined",
    (value) => {
      expect(purposeOf(value)).toBeUndefined();
    },
  );

  test("of keys that contradict each other is undefined", () => {
    expect(purposeOf({ order: {}, promotion_tier: {}, voucher: {} })).toBeUndefined();
  });
});
