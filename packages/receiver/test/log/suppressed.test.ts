import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createMemoryInbox } from "../../src/inbox/memory.ts";
import type { LogEvent } from "../../src/log/log.ts";
import type { Receiver } from "../../src/receiver.ts";
import { signRequest } from "../../src/testing.ts";
import { bind } from "../inbox/bound-inbox.ts";
import { buildAny, createRecordedReceiver } from "../recorded-receiver.ts";
import { deliver } from "../sending.ts";

let now = 0;

beforeEach(() => {
  now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
});

afterEach(() => void vi.restoreAllMocks());

const failingInbox = {
  ...bind(createMemoryInbox()),
  put: () => Promise.reject(new Error("no disk")),
};

/** The number of events of a code, as a metrics library counts them. */
function count(logs: readonly LogEvent[], code: LogEvent["code"]): number {
  return logs
    .filter((event) => event.code === code)
    .reduce((sum, { suppressed = 0 }) => sum + 1 + suppressed, 0);
}

const built = buildAny();
const zipped = { ...built, headers: { ...built.headers, "content-encoding": "gzip" } };
const head = { method: "POST", path: "/webhooks", headers: built.headers };

type Flood = readonly [code: LogEvent["code"], cause: (receiver: Receiver) => Promise<unknown>];

const floods: readonly Flood[] = [
  ["store_failed", (receiver) => deliver(receiver, built)],
  ["request_refused", (receiver) => deliver(receiver, zipped)],
  ["signature_rejected", (receiver) => deliver(receiver, signRequest("{}", "other"))],
  // @ts-expect-error: what JavaScript can pass
  ["request_invalid", (receiver) => receiver.handle({})],
  [
    "body_consumed",
    async (receiver) => {
      // @ts-expect-error: what JavaScript can pass
      await receiver.handle({ ...head, body: {} });
      await receiver.idle();
    },
  ],
];

describe("a flood of events that belong to no delivery", () => {
  it.each(floods)("%s does not flood the log, and is counted completely", async (code, cause) => {
    const { receiver, logs } = createRecordedReceiver({ inbox: failingInbox });
    for (let times = 0; times < 500; times += 1) await cause(receiver);
    expect(logs).toHaveLength(10);
    now = 60_000;
    await cause(receiver);
    expect(logs).toHaveLength(11);
    expect(logs.at(-1)).toMatchObject({ code, suppressed: 490 });
    expect(count(logs, code)).toBe(501);
    for (let times = 0; times < 3; times += 1) await cause(receiver);
    expect(count(logs, code)).toBe(504);
  });

  it("is counted completely, even if only ten a second are examined", async () => {
    const { receiver, logs } = createRecordedReceiver();
    const forged = signRequest("{}", "other");
    for (now = 0; now < 6_000; now += 1_000) {
      for (let times = 0; times < 50; times += 1) await deliver(receiver, forged);
    }
    expect(logs).toHaveLength(10);
    now = 60_000;
    await deliver(receiver, forged);
    expect(count(logs, "signature_rejected")).toBe(301);
  });

  it("is limited while an inbox fails for hours", async () => {
    const { receiver, logs } = createRecordedReceiver({ inbox: failingInbox });
    for (let times = 0; times < 5_000; times += 1) {
      now += 3_000;
      await receiver.handle({ ...head, body: built.body });
    }
    const minutes = now / 60_000;
    expect(minutes).toBe(250);
    expect(logs.length).toBeLessThanOrEqual(10 * minutes);
    expect(logs.length).toBeGreaterThan(minutes);
    // The events of the last minute are counted with the next event.
    expect(5_000 - count(logs, "store_failed")).toBeLessThanOrEqual(20);
  });
});

describe("an event that belongs to a delivery", () => {
  it("is logged for each delivery, and duplicates ten times a minute", async () => {
    const { receiver, logs } = createRecordedReceiver();
    for (let times = 0; times < 30; times += 1) await deliver(receiver, buildAny());
    expect(count(logs, "accepted")).toBe(30);
    expect(count(logs, "handled")).toBe(30);
    for (let times = 0; times < 30; times += 1) await deliver(receiver, built);
    expect(logs.filter(({ code }) => code === "duplicate")).toHaveLength(10);
    now += 60_000;
    await deliver(receiver, built);
    expect(count(logs, "duplicate")).toBe(30);
  });
});
