import { eventTypes } from "@order-webhooks/validator";
import { describe, expect, it } from "vitest";
import { readBody } from "../../src/payload/parse.ts";
import { createReceiver } from "../../src/receiver.ts";
import { buildDelivery, buildRawPayload, testSecret } from "../../src/testing.ts";
import { deliver } from "../http/sending.ts";
import { anyEvent, noEvent } from "../witness.ts";

const envelope = buildDelivery({ event: anyEvent, purpose: "message" });
const raw = buildRawPayload({ event: anyEvent, purpose: "message" });

function explain(json: unknown, rawEvent: string | null): string {
  const reading = readBody({ body: Buffer.from(JSON.stringify(json)), rawEvent });
  return reading.usable ? "usable" : `${reading.reason}: ${reading.message}`;
}

function withEvent(type: string): object {
  return { ...envelope.delivery, event: { ...envelope.delivery.event, type } };
}

describe("what is unusable is explained in the receiver's own terms", () => {
  it("an unknown event, by its name and the known ones", () => {
    expect(explain(withEvent(noEvent), null)).toBe(
      `unsupported_event: The event ${noEvent} is unknown to this version, which knows ${eventTypes.join(", ")}: update the packages.`,
    );
  });

  it("an event's name, clipped and without what moves a cursor", () => {
    const message = explain(withEvent(`a\u001b[2J\n${"x".repeat(300)}`), null);
    expect(message).toMatch(/The event a\?\[2J\?x{60,80}\W? is unknown/);
    expect(message).not.toMatch(/\p{C}/u);
  });

  it("a raw payload on the envelopes' path", () => {
    expect(explain(raw.data, null)).toMatch(/^raw_payload: .* raw payload, .* with `rawPaths`\.$/);
  });

  it("an envelope on a raw path, also if its event is unknown", () => {
    for (const json of [envelope.delivery, withEvent(noEvent)]) {
      expect(explain(json, anyEvent)).toBe(
        `custom_payload: The body is an envelope, but the path is for raw payloads of ${anyEvent}: send it to the path of envelopes (\`path\`).`,
      );
    }
  });

  it("a custom payload", () => {
    const message = `custom_payload: The data of ${anyEvent} has neither customer nor order, so the payload designer replaced it: take it with \`onCustom\`.`;
    expect(explain({ a: 1 }, anyEvent)).toBe(message);
    expect(explain({ ...envelope.delivery, data: { a: 1 } }, null)).toBe(message);
  });

  it("what is no object", () => {
    for (const json of [1, null, "text", []]) {
      expect(explain(json, null)).toBe("not_object: The body is JSON, but not an object.");
    }
  });

  it("an integer that is too large", () => {
    expect(explain({ a: 2 ** 53 }, null)).toBe(
      "unsafe_number: The body has an integer beyond 2^53, which JavaScript may change.",
    );
  });

  it("with none of the validator's functions", () => {
    for (const json of [1, {}, raw.data, withEvent(noEvent), { ...envelope.delivery, data: {} }]) {
      for (const rawEvent of [null, anyEvent]) expect(explain(json, rawEvent)).not.toMatch(/parse/);
    }
  });

  it("an event that no handler is named for", async () => {
    const told: string[] = [];
    const onUnusable = ({ message }: { message: string }) => void told.push(message);
    const receiver = createReceiver({ secrets: testSecret, handlers: {}, onUnusable });
    await deliver(receiver, envelope);
    expect(told).toEqual([
      `No handler is named for ${anyEvent}: add one to \`handlers\`, or take it with \`onUnsupported\`.`,
    ]);
  });
});
