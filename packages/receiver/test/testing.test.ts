import { eventTypes, parseDelivery, parseEventData, purposes } from "@order-webhooks/validator";
import { describe, expect, it } from "vitest";
import type { ReceiverErrorCode } from "../src/errors.ts";
import {
  buildDelivery,
  buildRawPayload,
  createTestRequest,
  signBody,
  signRequest,
  testSecret,
} from "../src/testing.ts";
import { receiverError } from "./receiver-error.ts";
import { anyEvent, noEvent } from "./recorded-receiver.ts";

const variants = eventTypes.flatMap((event) => purposes.map((purpose) => ({ event, purpose })));

describe.each(variants)("$event, $purpose", ({ event, purpose }) => {
  it("is built as a valid envelope of this kind", () => {
    const { delivery, text, body } = buildDelivery({ event, purpose });
    expect(parseDelivery(JSON.parse(text))).toMatchObject({
      ok: true,
      webhook: { eventType: event, purpose, delivery },
    });
    expect(Buffer.from(body).toString()).toBe(text);
  });

  it("is built as a valid raw payload of this kind", () => {
    const { data, text } = buildRawPayload({ event, purpose });
    expect(parseEventData(event, JSON.parse(text))).toMatchObject({
      ok: true,
      webhook: { eventType: event, purpose, data, delivery: null },
    });
  });
});

describe("buildDelivery", () => {
  it("is signed with the given secret, or the published one", () => {
    const built = buildDelivery({ event: anyEvent, purpose: "message" });
    expect(built.headers["x-voucherify-signature"]).toBe(signBody(built.body, testSecret));
    const other = buildDelivery({ event: anyEvent, purpose: "message", secret: "other" });
    expect(other.headers["x-voucherify-signature"]).toBe(
      signBody(other.text, Buffer.from("other")),
    );
  });

  it("accepts data and parts of the envelope, and never changes the example", () => {
    const { data: example } = buildRawPayload({ event: anyEvent, purpose: "message" });
    const data = { ...example, order: { ...example.order, id: "ord_mine" } };
    const envelope = { id: "whs_mine", project_id: "sand_mine" };
    const { delivery } = buildDelivery({ event: anyEvent, purpose: "message", data, envelope });
    expect(delivery).toMatchObject({ ...envelope, data: { order: { id: "ord_mine" } } });
    expect(buildRawPayload({ event: anyEvent, purpose: "message" }).data).toEqual(example);
  });

  it("is another event each time", () => {
    const ids = Array.from({ length: 20 }, () => {
      const { delivery } = buildDelivery({ event: anyEvent, purpose: "message" });
      return [delivery.id, delivery.event.id];
    }).flat();
    expect(new Set(ids).size).toBe(40);
  });
});

describe.each([
  ["buildDelivery", buildDelivery],
  ["buildRawPayload", buildRawPayload],
])("%s refuses", (_name, build) => {
  const good = { event: anyEvent, purpose: "message" };
  type Refused = readonly [string, ReceiverErrorCode, string, object];

  it.each<Refused>([
    ["an unknown event", "event_unknown", "event", { ...good, event: noEvent }],
    ["no event", "event_unknown", "event", { ...good, event: undefined }],
    ["a key that all objects have", "event_unknown", "event", { ...good, event: "toString" }],
    ["an unknown purpose", "purpose_unknown", "purpose", { ...good, purpose: "gift" }],
    ["an empty secret", "secret_blank", "secret", { ...good, secret: "" }],
    ["an empty secret in bytes", "secret_blank", "secret", { ...good, secret: new Uint8Array() }],
    ["a secret of another type", "secret_invalid", "secret", { ...good, secret: 7 }],
  ])("%s", (_case, code, place, options) => {
    // @ts-expect-error: what JavaScript can pass
    expect(() => build(options)).toThrow(receiverError(code, place));
  });

  it("an unknown purpose, and lists all", () => {
    // @ts-expect-error: what JavaScript can pass
    expect(() => build({ ...good, purpose: "gift" })).toThrow(purposes.join(", "));
  });
});

describe("signRequest", () => {
  it("accepts text and bytes, and signs them unchanged", () => {
    const bytes = Uint8Array.of(0xff, 0);
    expect(signRequest(bytes).headers["x-voucherify-signature"]).toBe(signBody(bytes));
    expect(signRequest("é").body).toEqual(Buffer.from("é"));
  });
});

describe("createTestRequest", () => {
  it("is the request that the vendor would send", async () => {
    const built = buildDelivery({ event: anyEvent, purpose: "message" });
    const request = createTestRequest(built, "http://localhost/other");
    expect([request.method, request.url]).toEqual(["POST", "http://localhost/other"]);
    expect(Object.fromEntries(request.headers)).toEqual(built.headers);
    expect(await request.text()).toBe(built.text);
  });
});
