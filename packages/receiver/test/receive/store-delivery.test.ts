import { setImmediate as turn } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createMemoryInbox } from "../../src/inbox/memory.ts";
import { buildRawPayload, type SignedRequest, signRequest } from "../../src/testing.ts";
import { bind } from "../inbox/bound-inbox.ts";
import { measureRetained } from "../measuring.ts";
import { receiverError } from "../receiver-error.ts";
import { anyEvent, buildAny, createRecordedReceiver } from "../recorded-receiver.ts";
import { resign } from "../sending.ts";

afterEach(() => void vi.useRealTimers());

/** Runs everything that needs no timer. */
async function settle(): Promise<void> {
  for (let turns = 0; turns < 100; turns += 1) await turn();
}

/** A promise with a function that resolves it. */
function createGate() {
  let open = (): void => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

function post({ headers, body }: SignedRequest) {
  return { method: "POST", path: "/webhooks", headers, body };
}

const full = { outcome: "full" } as const;

describe("a full inbox", () => {
  it("releases the next delivery if the first one is a duplicate", async () => {
    let end = () => {};
    const { receiver } = createRecordedReceiver({
      inbox: createMemoryInbox({ maxOpen: 1 }),
      concurrency: 1,
      handlers: () =>
        new Promise<void>((resolve) => {
          end = resolve;
        }),
      limits: { storeTimeoutMs: 5_000 },
    });
    const [first, second] = [buildAny(), buildAny()];
    expect((await receiver.handle(post(first))).status).toBe(202);
    await turn();
    const waiting = [second, second, buildAny()].map((sent) => receiver.handle(post(sent)));
    const release = setInterval(() => end(), 5);
    const statuses = (await Promise.all(waiting)).map(({ status }) => status);
    await receiver.idle();
    clearInterval(release);
    expect(statuses).toEqual([202, 202, 202]);
  });

  it("is tried again until the time is over, because another process may make space", async () => {
    const inbox = bind(createMemoryInbox());
    const { put } = inbox;
    let isFull = true;
    inbox.put = async (entry) => (isFull ? full : put(entry));
    const { receiver } = createRecordedReceiver({ inbox, limits: { storeTimeoutMs: 2_000 } });
    const answer = receiver.handle(post(buildAny()));
    setTimeout(() => {
      isFull = false;
    }, 20);
    expect((await answer).status).toBe(202);
    await receiver.idle();
  });

  it("releases the next delivery at once, without waiting for a retry", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    let end = () => {};
    const { receiver } = createRecordedReceiver({
      inbox: createMemoryInbox({ maxOpen: 1 }),
      concurrency: 1,
      handlers: () =>
        new Promise<void>((resolve) => {
          end = resolve;
        }),
    });
    const [first, second] = [buildAny(), buildAny()];
    await receiver.handle(post(first));
    const statuses: number[] = [];
    for (const sent of [second, second, buildAny()]) {
      receiver.handle(post(sent)).then(({ status }) => statuses.push(status));
    }
    for (let handled = 0; handled < 3; handled += 1) {
      await settle();
      end();
    }
    await settle();
    expect(statuses).toEqual([202, 202, 202]);
  });

  it("that hangs at a retry gets no more time", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    const inbox = bind(createMemoryInbox());
    inbox.put = async () => {
      inbox.put = () => new Promise(() => {});
      return full;
    };
    const { receiver, logs } = createRecordedReceiver({ inbox });
    const statuses: number[] = [];
    receiver.handle(post(buildAny())).then(({ status }) => statuses.push(status));
    await settle();
    await vi.advanceTimersByTimeAsync(10_000);
    await settle();
    expect(statuses).toEqual([503]);
    expect(logs).toMatchObject([{ level: "error", code: "store_failed" }]);
  });
});

describe("a receiver that closes", () => {
  it("refuses a body that ends later, and loses no acknowledged delivery", async () => {
    const { receiver, runs, logs } = createRecordedReceiver();
    let endBody = () => {};
    const { headers, body } = buildAny();
    const answer = receiver.pipeline.answer({
      ...post({ ...buildAny(), headers, body }),
      readBody: () =>
        new Promise((resolve) => {
          endBody = () => resolve(body);
        }),
    });
    await receiver.close();
    endBody();
    expect((await answer).status).toBe(503);
    expect(runs).toEqual([]);
    expect((await receiver.stats()).waiting).toBe(0);
    expect(logs.map(({ code }) => code)).not.toContain("accepted");
  });

  it("refuses a replay, because nothing would handle it", async () => {
    const { receiver } = createRecordedReceiver();
    await receiver.close();
    const error = receiverError("receiver_closed", "replay");
    await expect(receiver.replay({ all: true })).rejects.toEqual(error);
  });

  it("waits for pending stores, and lets no delivery wait for space", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const inbox = bind(createMemoryInbox());
    const { put } = inbox;
    const events: unknown[] = [];
    const asked = createGate();
    inbox.put = async () => {
      asked.open();
      return full;
    };
    inbox.close = async () => void events.push("closed");
    const { receiver, runs } = createRecordedReceiver({ inbox });
    const send = async () => {
      const { status } = await receiver.handle(post(buildAny()));
      events.push(status);
    };
    const refused = send();
    await asked.passed;
    await settle();
    const storing = createGate();
    const released = createGate();
    inbox.put = async (entry) => {
      storing.open();
      await released.passed;
      return put(entry);
    };
    const stored = send();
    await storing.passed;
    inbox.put = async () => full;
    const closed = receiver.close();
    await refused;
    expect(events).toEqual([503]);
    released.open();
    await Promise.all([stored, closed]);
    expect(events).toEqual([503, 202, "closed"]);
    expect(runs).toEqual(["handled message"]);
  });
});

describe("an inbox that is broken", () => {
  it("with a conflict for every key: the vendor sends it again", async () => {
    const inbox = {
      ...bind(createMemoryInbox()),
      put: async () => ({ outcome: "conflict", state: "waiting" }) as const,
    };
    const { receiver, logs } = createRecordedReceiver({ inbox });
    expect((await receiver.handle(post(buildAny()))).status).toBe(503);
    expect(logs).toMatchObject([{ level: "error", code: "store_failed" }]);
    expect(logs[0]?.message).toMatch(/comparison of fingerprints/);
  });

  it.each([
    ["that rejects", () => Promise.reject(new Error("no disk"))],
    ["that never answers", () => new Promise<never>(() => {})],
  ])("by stats %s: it is closed all the same", async (_name, stats) => {
    let isClosed = false;
    const close = async () => {
      isClosed = true;
    };
    const { receiver } = createRecordedReceiver({
      inbox: { ...bind(createMemoryInbox()), stats, close },
    });
    await receiver.close();
    expect(isClosed).toBe(true);
  });
});

describe("a raw payload that does not conform", () => {
  it("displaces no key that can arrive again", async () => {
    const { receiver, runs } = createRecordedReceiver({
      inbox: createMemoryInbox({ maxRemembered: 1 }),
      rawPaths: { "/raw": anyEvent },
    });
    const envelope = post(buildAny());
    await receiver.handle(envelope);
    await receiver.idle();
    for (let count = 0; count < 3; count += 1) {
      await receiver.handle({ ...post(signRequest(`{"own":${count}}`)), path: "/raw" });
      await receiver.idle();
    }
    await receiver.handle(envelope);
    await receiver.idle();
    expect(runs).toEqual(["handled message", ...Array(3).fill("nonconforming custom_payload")]);
  });
});

describe("a claim that another process took over", () => {
  it("is neither a dead letter nor handled here", async () => {
    const inbox = bind(createMemoryInbox());
    inbox.dead = async () => false;
    inbox.done = async () => false;
    let isFailing = true;
    const letters: unknown[] = [];
    const { receiver, logs } = createRecordedReceiver({
      inbox,
      retry: { attempts: 1 },
      onDeadLetter: (letter) => void letters.push(letter),
      handlers: () => {
        if (isFailing) throw new Error("no");
      },
    });
    await receiver.handle(post(buildAny()));
    await receiver.idle();
    isFailing = false;
    await receiver.handle(post(buildAny()));
    await receiver.idle();
    expect(letters).toEqual([]);
    expect(logs.map(({ code }) => code)).toEqual(["accepted", "accepted"]);
  });
});

describe("a callback that waits for its turn", () => {
  it("keeps no body in memory", async () => {
    const { receiver } = createRecordedReceiver({
      inbox: createMemoryInbox({ maxKept: 2 }),
      concurrency: 1,
      onUnusable: () => new Promise(() => {}),
      limits: { handlerTimeoutMs: 60_000 },
    });
    const pad = "x".repeat(300_000);
    const retained = await measureRetained(async () => {
      for (let count = 0; count < 500; count += 1) {
        await receiver.handle(post(signRequest(`{"n":${count},"pad":"${pad}"}`)));
      }
    });
    // Five hundred such bodies are 150 MB, and as much again as text.
    expect(retained).toBeLessThan(20 * 1024 * 1024);
    expect(await receiver.stats()).toMatchObject({ quarantined: 2 });
  });
});

describe("deliveries that another process will handle", () => {
  /** Measures the memory that deliveries use after another inbox has stored them. */
  async function measureStored(count: number, pad: string): Promise<number> {
    const inbox = bind(createMemoryInbox());
    inbox.put = async () => ({ outcome: "stored" });
    const { receiver } = createRecordedReceiver({ inbox, log: () => {} });
    const { order } = buildRawPayload({ event: anyEvent, purpose: "message" }).data;
    const retained = await measureRetained(async () => {
      for (let id = 0; id < count; id += 1) {
        const metadata = { pad: `${id}${pad}` };
        const { data } = buildAny().delivery;
        const sent = resign(buildAny(), { data: { ...data, order: { ...order, metadata } } });
        expect((await receiver.handle(post(sent))).status).toBe(202);
      }
      await receiver.idle();
    });
    return retained;
  }

  it("stay in memory up to a number of bytes", async () => {
    // Two hundred such bodies are 60 MB.
    expect(await measureStored(200, "x".repeat(300_000))).toBeLessThan(20 * 1024 * 1024);
  });

  it("stay in memory up to a number of deliveries", async () => {
    expect(await measureStored(5_000, "")).toBeLessThan(5 * 1024 * 1024);
  });
});
