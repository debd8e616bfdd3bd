import { describe, expect, test } from "vitest";
import {
  eventTypes,
  explainEventData,
  isEventType,
  parseDelivery,
  parseEventData,
  purposeOf,
} from "../src/index.ts";
import { deliveryOf, firstCases, found, issuesOf, model } from "./corpus.ts";

const keys = ["campaign", "promotion_tier", "voucher", "publication"] as const;

type Key = (typeof keys)[number];

/** What the four keys together mean: a purpose, or the pointer and code of the one issue. */
interface Row {
  readonly present: readonly Key[];
  readonly purpose?: string;
  readonly pointer?: string;
  readonly code?: string;
}

const missing = (present: readonly Key[], pointer: Key): Row => ({
  present,
  pointer,
  code: "required",
});
const mixed = (present: readonly Key[], pointer: Key): Row => ({
  present,
  pointer,
  code: "ambiguous_purpose",
});

const rows: readonly Row[] = [
  { present: [], purpose: "message" },
  { present: ["campaign", "promotion_tier"], purpose: "promotion" },
  { present: ["campaign", "voucher", "publication"], purpose: "unique_code" },
  missing(["campaign"], "voucher"),
  missing(["promotion_tier"], "campaign"),
  missing(["voucher"], "campaign"),
  missing(["publication"], "campaign"),
  missing(["campaign", "voucher"], "publication"),
  missing(["campaign", "publication"], "voucher"),
  missing(["voucher", "publication"], "campaign"),
  mixed(["promotion_tier", "voucher"], "voucher"),
  mixed(["promotion_tier", "publication"], "publication"),
  mixed(["promotion_tier", "voucher", "publication"], "promotion_tier"),
  mixed(["campaign", "promotion_tier", "voucher"], "voucher"),
  mixed(["campaign", "promotion_tier", "publication"], "publication"),
  mixed(["campaign", "promotion_tier", "voucher", "publication"], "promotion_tier"),
];

describe.each(model.events.map(({ type }) => type))("%s", (event) => {
  const whole = Object.assign(
    {},
    ...firstCases.filter((each) => each.event === event).map(({ data }) => data),
  );

  describe.each(rows)("with $present", ({ present, purpose, pointer, code }) => {
    const absent = keys.filter((key) => !present.includes(key));
    const dropped = Object.fromEntries(
      Object.entries(whole).filter(([key]) => !absent.some((each) => each === key)),
    );
    const nulled = { ...whole, ...Object.fromEntries(absent.map((key) => [key, null])) };

    test.each([
      ["the others absent", dropped],
      ["the others null", nulled],
    ])("and %s", (_how, data) => {
      const raw = parseEventData(event, data);
      const enveloped = parseDelivery(deliveryOf(event, data));
      if (purpose !== undefined) {
        expect(raw).toMatchObject({ ok: true, webhook: { purpose } });
        expect(enveloped).toMatchObject({ ok: true, webhook: { purpose } });
        return;
      }
      expect(issuesOf(raw)).toEqual([expect.objectContaining({ pointer: `/${pointer}`, code })]);
      expect(issuesOf(enveloped)).toEqual([
        expect.objectContaining({ pointer: `/data/${pointer}`, code }),
      ]);
      expect(raw).toMatchObject({
        reason: code === "required" ? "invalid" : code,
        eventType: event,
      });
    });
  });
});

/** The name of a case, the value, and the expected issue. */
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
      "an event that is text",
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
      "data where the envelope should be",
      data,
      { reason: "raw_payload", pointer: "", received: "object" },
    ],
    [
      "an unknown event with odd data",
      { ...deliveryOf("some.other.event", 7) },
      { reason: "unsupported_event", pointer: "/event/type", received: "string" },
    ],
    [
      "an unknown event and no data",
      { event: { type: "some.other.event" } },
      { reason: "unsupported_event", pointer: "/event/type", received: "string" },
    ],
    ["nothing at all", {}, { reason: "raw_payload", pointer: "", received: "object" }],
    [
      "no key of an envelope but those that any object may have",
      { id: "1", type: "a", created_at: "b", project_id: "c" },
      { reason: "raw_payload", pointer: "", received: "object" },
    ],
    ...["source", "event", "data"].map(
      (key): Undispatched => [
        `nothing of an envelope but ${key}`,
        { [key]: {} },
        { reason: "invalid", pointer: "/id", received: "missing" },
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

  test("of JSON that nobody has parsed, advises to parse it", () => {
    const [issue] = issuesOf(parseDelivery(JSON.stringify(body)));
    expect(issue).toMatchObject({ code: "not_object", received: "string", pointer: "" });
    expect(issue?.message).toMatch(/parse/i);
  });

  test("of a body without an envelope, names the function for it, whatever it holds", () => {
    for (const raw of [data, { a: 1 }, {}]) {
      const [issue] = issuesOf(parseDelivery(raw));
      expect(issue).toMatchObject({ code: "raw_payload", received: "object", pointer: "" });
      expect(issue?.message).toContain("parseEventData");
    }
  });

  test("of a custom payload, names what it lacks, and the function for an envelope", () => {
    const code = "custom_payload";
    const [enveloped] = issuesOf(parseDelivery({ ...body, data: { a: 1 } }));
    expect(enveloped).toMatchObject({ code, received: "object", pointer: "/data" });
    expect(enveloped?.message).toMatch(/neither customer nor order/);
    expect(enveloped?.message).not.toContain("parseDelivery");
    const [raw] = issuesOf(parseEventData(event, { a: 1 }));
    expect(raw).toMatchObject({ code, received: "object", pointer: "" });
    expect(raw?.message).toContain("parseDelivery");
  });

  test("of an unsupported event, lists the supported ones, and nothing that moves a cursor", () => {
    const type = "a\u001b[2J\n\u202e\u2028";
    const result = parseEventData(type, data);
    expect(result).toMatchObject({ reason: "unsupported_event", eventType: "a?[2J???" });
    for (const event of eventTypes) {
      expect(issuesOf(result)[0]?.message).toContain(event);
    }
    expect(explainEventData(type, data)).toEqual(issuesOf(result));
  });

  test("the type of an unsupported event is named, clipped", () => {
    expect(parseDelivery(deliveryOf("some.other.event", data))).toMatchObject({
      eventType: "some.other.event",
    });
    const clipped = parseEventData("x".repeat(1e6), data);
    expect(clipped).toMatchObject({ reason: "unsupported_event" });
    expect(JSON.stringify(clipped).length).toBeLessThan(1000);
  });

  test("the names of what every object has are no event types", () => {
    for (const name of ["constructor", "__proto__", "toString", ""]) {
      expect(isEventType(name)).toBe(false);
      expect(parseEventData(name, data)).toMatchObject({ reason: "unsupported_event" });
    }
  });
});

describe("purposeOf", () => {
  test.each([[undefined], [null], ["text"], [[]], [{}], [{ promotion_tier: {} }]])(
    "of %j, which is no event's data, is undefined",
    (value) => {
      expect(purposeOf(value)).toBeUndefined();
    },
  );

  test("of keys that contradict each other is undefined", () => {
    expect(purposeOf({ order: {}, promotion_tier: {}, voucher: {} })).toBeUndefined();
  });
});
