import { eventTypes } from "@order-webhooks/validator";
import { describe, expect, it } from "vitest";
import { parseBody } from "../../src/payload/parse.ts";
import type { UnusableDelivery } from "../../src/payload/quarantine.ts";
import { createReceiver } from "../../src/receiver.ts";
import { buildDelivery, buildRawPayload, testSecret } from "../../src/testing.ts";
import { anyEvent, noEvent } from "../recorded-receiver.ts";
import { deliver } from "../sending.ts";

const envelope = buildDelivery({ event: anyEvent, purpose: "message" });
const raw = buildRawPayload({ event: anyEvent, purpose: "message" });

function explain(json: unknown, rawEvent: string | null) {
  const parsed = parseBody({ body: Buffer.from(JSON.stringify(json)), rawEvent }, {});
  if (parsed.kind === "webhook") return { reason: "usable", message: "" };
  return parsed.kind === "nonconforming" ? parsed.unusable : parsed;
}

/** Matches a body that is refused for this reason, with a message that contains all of these words. */
function refused(reason: string, ...names: readonly string[]) {
  const namesAll = (message: string) =>
    names.every((name) => message.includes(name)) && /^[A-Z].*\.$/.test(message);
  return { reason, message: expect.toSatisfy(namesAll, `names ${names.join(", ")}`) };
}

function withEvent(type: string): object {
  return { ...envelope.delivery, event: { ...envelope.delivery.event, type } };
}

describe("an unusable body is explained in the receiver's own terms", () => {
  it("an unknown event, by its name and the known ones", () => {
    const expected = refused("unsupported_event", ` ${noEvent} `, eventTypes.join(", "));
    expect(explain(withEvent(noEvent), null)).toMatchObject(expected);
  });

  it("an event's name, shortened and without control characters", () => {
    const { message } = explain(withEvent(`a\u001b[2J\n${"x".repeat(300)}`), null);
    expect(message).toMatch(/ a\?\[2J\?x{60,80}\W? /);
    expect(message).not.toMatch(/\p{C}/u);
  });

  it("a raw payload on the envelopes' path", () => {
    const expected = refused("raw_payload", "raw payload", "`rawPaths`");
    expect(explain(raw.data, null)).toMatchObject(expected);
  });

  it("a body without an event on the envelopes' path, such as a message of another service", () => {
    for (const json of [{}, { Type: "Notification", Message: "{}" }]) {
      expect(explain(json, null)).toMatchObject(refused("invalid", "no event", "`rawPaths`"));
    }
  });

  it("an envelope on a raw path, also if its event is unknown", () => {
    const expected = refused("custom_payload", "envelope", anyEvent, "`path`");
    for (const json of [envelope.delivery, withEvent(noEvent)]) {
      expect(explain(json, anyEvent)).toMatchObject(expected);
    }
  });

  it("a custom payload", () => {
    const expected = refused("custom_payload", anyEvent, "`onNonconforming`");
    expect(explain({ a: 1 }, anyEvent)).toMatchObject(expected);
    expect(explain({ ...envelope.delivery, data: { a: 1 } }, null)).toMatchObject(expected);
  });

  it("selected fields, by the first that is missing", () => {
    const { referrer: _referrer, ...data } = raw.data;
    const expected = refused("incomplete", anyEvent, "referrer", "Select", "`onNonconforming`");
    expect(explain(data, anyEvent)).toMatchObject(expected);
    expect(explain({ ...envelope.delivery, data }, null)).toMatchObject(expected);
    const { customer: _customer, ...less } = data;
    expect(explain(less, anyEvent).message).toContain(" and 1 more ");
  });

  it("keys of several purposes, with the advice to select those of one", () => {
    const { data: promotion } = buildRawPayload({ event: anyEvent, purpose: "promotion" });
    const data = { ...promotion, voucher: {} };
    const named = [anyEvent, "/voucher", "Select", "`onNonconforming`"];
    for (const parsed of [explain({ ...envelope.delivery, data }, null), explain(data, anyEvent)])
      expect(parsed).toMatchObject(refused("ambiguous_purpose", ...named));
  });

  it("a wrong value, as the validator does, and the callback for it", () => {
    const data = { ...raw.data, customer: 7 };
    for (const { reason, message } of [
      explain(data, anyEvent),
      explain({ ...envelope.delivery, data }, null),
    ]) {
      expect(reason).toBe("invalid");
      expect(message).toMatch(/^\[type\] .*\/customer: .* `onNonconforming`\.$/);
    }
  });

  it("a wrong envelope, for which there is no callback", () => {
    const wrong = { ...envelope.delivery, project_id: 7 };
    for (const data of [raw.data, { a: 1 }, { ...raw.data, promotion_tier: {}, voucher: {} }]) {
      expect(explain({ ...wrong, data }, null).message).not.toContain("onNonconforming");
    }
  });

  it("a body that is not an object", () => {
    for (const json of [1, null, "text", []]) {
      expect(explain(json, null)).toMatchObject(refused("not_object", "object"));
    }
  });

  it("an integer that is too large, only where the contract declares a number", () => {
    const { order } = raw.data;
    const amount = { ...raw.data, order: { ...order, amount: 2 ** 60 } };
    expect(explain(amount, anyEvent)).toMatchObject(refused("unsafe_number", "/order/amount"));
    const delivery = { ...envelope.delivery, data: amount };
    expect(explain(delivery, null)).toMatchObject(refused("unsafe_number", "/data/order/amount"));
    const metadata = { ...raw.data, order: { ...order, metadata: { id: 2 ** 60 } } };
    expect(explain({ ...envelope.delivery, data: metadata }, null).reason).toBe("usable");
  });

  it("without naming the validator's functions", () => {
    for (const json of [1, {}, raw.data, withEvent(noEvent), { ...envelope.delivery, data: {} }]) {
      for (const rawEvent of [null, anyEvent]) {
        expect(explain(json, rawEvent).message).not.toMatch(/parse/);
      }
    }
  });

  it("an event without a handler", async () => {
    const unusable: UnusableDelivery[] = [];
    const onUnusable = (delivery: UnusableDelivery) => void unusable.push(delivery);
    const receiver = createReceiver({ secrets: testSecret, handlers: {}, onUnusable });
    await deliver(receiver, envelope);
    const expected = refused("unsupported_event", anyEvent, "`handlers`", "`onUnsupported`");
    expect(unusable).toMatchObject([expected]);
  });
});
