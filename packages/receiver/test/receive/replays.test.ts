import { afterEach, describe, expect, it, vi } from "vitest";
import { createMemoryInbox } from "../../src/inbox/memory.ts";
import { buildRawPayload, signRequest } from "../../src/testing.ts";
import { anyEvent, buildAny, createRecordedReceiver, noEvent } from "../recorded-receiver.ts";
import { deliver, resign } from "../sending.ts";

const hourMs = 3_600_000;

afterEach(() => void vi.useRealTimers());

/** Builds a delivery of a given age. */
function buildAged(ageMs: number) {
  return resign(buildAny(), { created_at: new Date(Date.now() - ageMs).toISOString() });
}

describe("a captured envelope", () => {
  it("is accepted at any age by default, and handled once while its key is known", async () => {
    const { receiver, runs } = createRecordedReceiver();
    const old = buildAged(1_000 * hourMs);
    await deliver(receiver, old);
    await deliver(receiver, old);
    expect(runs).toEqual(["handled message"]);
  });

  it("can be handled again once its key is forgotten", async () => {
    const inbox = createMemoryInbox({ maxRemembered: 1 });
    const { receiver, runs } = createRecordedReceiver({ inbox });
    const captured = buildAny();
    for (const sent of [captured, buildAny(), buildAny(), captured]) await deliver(receiver, sent);
    expect(runs).toHaveLength(4);
  });

  it("is quarantined above the age of staleAfterMs, until a replay", async () => {
    const { receiver, runs, unusable } = createRecordedReceiver({ staleAfterMs: 48 * hourMs });
    await deliver(receiver, buildAged(47 * hourMs));
    await deliver(receiver, buildAged(49 * hourMs));
    await deliver(receiver, buildAged(-hourMs));
    expect(runs).toEqual(["handled message", "unusable stale", "handled message"]);
    expect(unusable[0]?.message).toContain("staleAfterMs");
    expect(await receiver.replay({ state: "quarantined" })).toBe(1);
    await receiver.idle();
    expect(runs.at(-1)).toBe("handled message");
  });

  it("is remembered longer than a raw payload", async () => {
    let now = 0;
    const inbox = createMemoryInbox({ now: () => now });
    const { receiver, runs } = createRecordedReceiver({ inbox });
    const captured = buildAny();
    await deliver(receiver, captured);
    now += 26 * hourMs;
    await deliver(receiver, captured);
    expect(runs).toEqual(["handled message"]);
    expect(await receiver.stats()).toMatchObject({ duplicates: 1 });
  });

  it("is not stale at the age of staleAfterMs, but a moment later", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const { receiver, runs } = createRecordedReceiver({ staleAfterMs: hourMs });
    await deliver(receiver, buildAged(hourMs));
    await deliver(receiver, buildAged(hourMs + 1));
    expect(runs).toEqual(["handled message", "unusable stale"]);
  });

  it("is not stale if its time is not text", async () => {
    const { receiver, runs } = createRecordedReceiver({ staleAfterMs: hourMs });
    const { event } = buildAny().delivery;
    const unknown = resign(buildAny(), { event: { ...event, type: noEvent }, created_at: 5 });
    await deliver(receiver, unknown);
    expect(runs).toEqual(["unsupported"]);
  });
});

describe("a raw payload", () => {
  const rawPaths = { "/raw": anyEvent };
  const raw = buildRawPayload({ event: anyEvent, purpose: "message" });

  function createRaw(options: object = {}) {
    let now = 0;
    const inbox = createMemoryInbox({ now: () => now });
    const recorded = createRecordedReceiver({ rawPaths, inbox, ...options });
    const passHours = (hours: number) => {
      now += hours * hourMs;
    };
    return {
      ...recorded,
      passHours,
      send: (sent = raw) => deliver(recorded.receiver, sent, "/raw"),
    };
  }

  it("is a duplicate of the same bytes for 25 hours", async () => {
    const { send, passHours, runs } = createRaw();
    await send();
    passHours(24);
    await send();
    expect(runs).toEqual(["handled message"]);
    passHours(1);
    await send();
    expect(runs).toEqual(["handled message", "handled message"]);
  });

  it("is a duplicate for rawWindowMs", async () => {
    const { send, passHours, runs } = createRaw({ rawWindowMs: 2 * hourMs });
    await send();
    passHours(1);
    await send();
    passHours(1);
    await send();
    expect(runs).toHaveLength(2);
  });

  it("is never stale, because it has no time", async () => {
    const { send, runs } = createRaw({ staleAfterMs: 1 });
    await send();
    expect(runs).toEqual(["handled message"]);
  });

  it("is not stale by a time in its data", async () => {
    const { send, runs } = createRaw({ staleAfterMs: hourMs });
    const data = { ...raw.data, created_at: "2020-01-01T00:00:00.000Z" };
    await send({ ...raw, ...signRequest(JSON.stringify(data)) });
    expect(runs).toEqual(["handled message"]);
  });

  it.each([
    ["selected fields", { order: { id: "ord_1" }, customer: {} }, "nonconforming incomplete"],
    ["a payload of its owner's design", { own: 1 }, "nonconforming custom_payload"],
    ["no object", [1], "unusable not_object"],
  ])("that does not conform is never dropped as a duplicate: %s", async (_name, json, run) => {
    const { send, runs } = createRaw();
    const sent = signRequest(JSON.stringify(json));
    await send({ ...raw, ...sent });
    await send({ ...raw, ...sent });
    expect(runs).toEqual([run, run]);
  });

  it("that does not conform keeps its key in a replay, so that none is lost", async () => {
    const { send, receiver, unusable } = createRaw({ onNonconforming: undefined });
    const sent = signRequest(JSON.stringify({ own: 1 }));
    await send({ ...raw, ...sent });
    await send({ ...raw, ...sent });
    expect(new Set(unusable.map(({ deliveryKey }) => deliveryKey)).size).toBe(2);
    expect(await receiver.replay({ all: true })).toBe(2);
    await receiver.idle();
    expect(await receiver.list()).toHaveLength(2);
  });
});
