import { purposes } from "@order-webhooks/validator";
import { describe, expect, it } from "vitest";
import { createMemoryInbox } from "../../src/inbox/memory.ts";
import type { ReceiverOptions } from "../../src/options/options.ts";
import { createReceiver } from "../../src/receiver.ts";
import { buildRawPayload, testSecret } from "../../src/testing.ts";
import { bind } from "../inbox/bound-inbox.ts";
import { anyEvent, buildAny, createRecordedReceiver } from "../recorded-receiver.ts";
import { deliver, resign, send } from "../sending.ts";

/** Data of a unique-code distribution whose owner selected none of its keys. It looks like a message. */
const built = buildAny("message");
const sourceId = built.delivery.source.id;
const asUniqueCode: Partial<ReceiverOptions> = { purposes: { [sourceId]: "unique_code" } };

/** A receiver whose handlers record the purpose and `purposeInferred`. */
function createReading(options: Partial<ReceiverOptions>) {
  const seen: unknown[] = [];
  const recorded = createRecordedReceiver({
    handlers: ({ purpose }, { purposeInferred }) => void seen.push([purpose, purposeInferred]),
    ...options,
  });
  return { ...recorded, seen };
}

describe("the purpose of a distribution", () => {
  it("takes precedence over the keys", async () => {
    const seen: unknown[] = [];
    const { receiver, runs } = createRecordedReceiver({
      ...asUniqueCode,
      onNonconforming: ({ purpose }, { purposeInferred }) =>
        void seen.push([purpose, purposeInferred]),
    });
    expect(await deliver(receiver, built)).toBe(202);
    expect([runs, seen]).toEqual([[], [["unique_code", false]]]);
  });

  it.each(purposes)(
    "%s selects the handler, and the context says that it was not inferred",
    async (purpose) => {
      const { receiver, seen } = createReading({ purposes: { [sourceId]: purpose } });
      await deliver(receiver, buildAny(purpose));
      const source = { ...built.delivery.source, id: "distr_other" };
      await deliver(receiver, resign(buildAny(purpose), { source }));
      expect(seen).toEqual([
        [purpose, false],
        [purpose, true],
      ]);
    },
  );

  it("does not count for a raw payload, which names no source", async () => {
    const purposes = { [sourceId]: "unique_code", undefined: "unique_code" } as const;
    const rawPaths = { "/raw": anyEvent };
    const { receiver, seen } = createReading({ purposes, rawPaths });
    await deliver(receiver, buildRawPayload({ event: anyEvent, purpose: "message" }), "/raw");
    expect(seen).toEqual([["message", true]]);
  });

  it("does not count for a source whose id is a key of Object.prototype", async () => {
    const { receiver, seen } = createReading(asUniqueCode);
    const source = { ...built.delivery.source, id: "constructor" };
    await deliver(receiver, resign(built, { source }));
    expect(seen).toEqual([["message", true]]);
  });

  it("counts for deliveries that wait in an inbox at the start", async () => {
    const inbox = { ...bind(createMemoryInbox()), isDurable: true };
    const first = createRecordedReceiver({ inbox });
    await send(first.receiver, built);
    await first.receiver.close();
    const second = createRecordedReceiver({ inbox, ...asUniqueCode });
    await second.receiver.idle();
    expect(first.runs).toEqual([]);
    expect(second.runs).toEqual([expect.stringMatching(/^nonconforming /)]);
  });

  it("counts in a replay", async () => {
    const inbox = createMemoryInbox();
    const options = { secrets: testSecret, handlers: {}, inbox, log: () => {}, ...asUniqueCode };
    await deliver(createReceiver(options), built);
    const second = createReading({ inbox, purposes: { [sourceId]: "message" } });
    await second.receiver.replay({ all: true });
    await second.receiver.idle();
    expect(second.seen).toEqual([["message", false]]);
  });

  it("is the one that the receiver was created with", async () => {
    const purposes: { [sourceId: string]: "message" | "unique_code" } = { [sourceId]: "message" };
    const { receiver, seen } = createReading({ purposes });
    purposes[sourceId] = "unique_code";
    await deliver(receiver, built);
    expect(seen).toEqual([["message", false]]);
  });
});

it("a context without a purpose says that none was inferred", async () => {
  const seen: unknown[] = [];
  const onUnsupported: ReceiverOptions["onUnsupported"] = ({ webhook }, { purposeInferred }) =>
    void seen.push([webhook?.purpose, purposeInferred]);
  const { receiver } = createRecordedReceiver({ handlers: {}, onUnsupported });
  const event = { ...built.delivery.event, type: "no.such.event" };
  await deliver(receiver, built);
  await deliver(receiver, resign(built, { event }));
  expect(seen).toEqual([
    ["message", true],
    [undefined, false],
  ]);
});
