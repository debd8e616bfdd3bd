import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Inbox } from "../../src/inbox/inbox.ts";
import { createMemoryInbox } from "../../src/inbox/memory.ts";
import type { Handler, HandlerContext } from "../../src/options/handlers.ts";
import type { DeadLetter } from "../../src/options/options.ts";
import { delayAfter, toRetryPolicy } from "../../src/options/retry-policy.ts";
import type { Receiver } from "../../src/receiver.ts";
import { buildDelivery, type SignedRequest, signRequest } from "../../src/testing.ts";
import { bind } from "../inbox/bound-inbox.ts";
import { receiverError } from "../receiver-error.ts";
import { anyEvent, buildAny, createRecordedReceiver } from "../recorded-receiver.ts";
import { deliver, resign, send } from "../sending.ts";

const atOnce = { firstDelayMs: 0 };

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("a handler that fails", () => {
  it("has no retry timer if the inbox is polled anyway", async () => {
    vi.spyOn(Math, "random").mockReturnValue(1);
    const timers = vi.spyOn(globalThis, "setTimeout");
    const inbox = { ...bind(createMemoryInbox()), isDurable: true, pollMs: 1_000 };
    const { receiver } = createRecordedReceiver({
      inbox,
      retry: { firstDelayMs: 3_600_000 },
      handlers: () => {
        throw new Error("no");
      },
    });
    await deliver(receiver, buildAny());
    expect(await receiver.stats()).toMatchObject({ waiting: 1 });
    expect(timers.mock.calls.filter(([, ms]) => (ms ?? 0) >= 3_600_000)).toEqual([]);
  });

  it.each([
    [
      "throws",
      () => {
        throw new Error("no");
      },
    ],
    ["rejects", () => Promise.reject(new Error("no"))],
  ])("because it %s, is called again until it does not", async (_name, fail) => {
    const contexts: HandlerContext[] = [];
    const { receiver } = createRecordedReceiver({
      retry: atOnce,
      handlers: (_webhook, context) => {
        contexts.push(context);
        return context.attempt < 3 ? fail() : undefined;
      },
    });
    expect(await deliver(receiver, buildAny())).toBe(202);
    expect(contexts.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    expect(new Set(contexts.map(({ deliveryKey }) => deliveryKey)).size).toBe(1);
  });

  it("gets the unchanged webhook each time, even if it changed the last one", async () => {
    const ids: string[] = [];
    const { receiver } = createRecordedReceiver({
      retry: atOnce,
      handlers: ({ data }, { attempt }) => {
        ids.push(data.order.id);
        data.order.id = "changed";
        if (attempt < 3) throw new Error("no");
      },
    });
    await deliver(receiver, buildAny());
    expect(new Set(ids).size).toBe(1);
    expect(ids).toHaveLength(3);
  });

  it("is called again after a delay", async () => {
    const times: number[] = [];
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    const { receiver } = createRecordedReceiver({
      retry: { firstDelayMs: 40 },
      handlers: (_webhook, { attempt }) => {
        times.push(performance.now());
        if (attempt === 1) throw new Error("no");
      },
    });
    await deliver(receiver, buildAny());
    expect(times).toHaveLength(1);
    while (times.length < 2) await sleep(5);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(19);
  });

  it("makes a dead letter after the last attempt, without stopping others, and a replay starts again", async () => {
    const letters: DeadLetter[] = [];
    const inbox = createMemoryInbox();
    let isPoisonous = true;
    const { receiver, runs, logs } = createRecordedReceiver({
      inbox,
      retry: { ...atOnce, attempts: 3 },
      onDeadLetter: (letter) => void letters.push(letter),
      handlers: ({ purpose }, { attempt }) => {
        runs.push(`${purpose} ${attempt}`);
        if (purpose === "message" && isPoisonous) throw new Error("poison");
      },
    });
    await send(receiver, buildAny());
    await deliver(receiver, buildDelivery({ event: anyEvent, purpose: "promotion" }));
    expect([...runs].sort()).toEqual(["message 1", "message 2", "message 3", "promotion 1"]);
    expect(letters).toMatchObject([{ attempts: 3, error: new Error("poison") }]);
    expect(logs).toContainEqual(expect.objectContaining({ code: "dead_letter", level: "error" }));
    expect(await inbox.stats()).toMatchObject({ waiting: 0, claimed: 0, dead: 1 });

    isPoisonous = false;
    expect(await receiver.replay({ state: "dead" })).toBe(1);
    await receiver.idle();
    expect(runs.at(-1)).toBe("message 1");
    expect(await inbox.stats()).toMatchObject({ waiting: 0, claimed: 0, dead: 0 });
  });

  it("the log reports a delivery that the inbox drops", async () => {
    const { receiver, logs } = createRecordedReceiver({ inbox: createMemoryInbox({ maxKept: 1 }) });
    await deliver(receiver, signRequest("not JSON"));
    await deliver(receiver, signRequest("not JSON either"));
    const lost = { level: "error", code: "deliveries_lost", deliveryKey: expect.any(String) };
    expect(logs.filter(({ code }) => code === "deliveries_lost")).toMatchObject([lost]);
  });

  it("a delivery that a replay still cannot handle is a dead letter, like others", async () => {
    const letters: DeadLetter[] = [];
    const { receiver, logs } = createRecordedReceiver({
      onDeadLetter: (letter) => void letters.push(letter),
    });
    await deliver(receiver, signRequest("not JSON"));
    expect(await receiver.replay({ state: "quarantined" })).toBe(1);
    await receiver.idle();
    expect(await receiver.list()).toMatchObject([{ state: "dead", reason: "not_json" }]);
    expect(logs.at(-1)).toMatchObject({ level: "error", code: "dead_letter", reason: "not_json" });
    expect(letters).toMatchObject([{ attempts: 1, error: expect.any(Error) }]);
    expect(String(letters[0]?.error)).toContain("JSON");
  });

  it("is not awaited when it takes too long, and its signal aborts", async () => {
    const signals: AbortSignal[] = [];
    const { receiver, logs } = createRecordedReceiver({
      retry: atOnce,
      limits: { handlerTimeoutMs: 20 },
      handlers: (_webhook, { signal, attempt }) => {
        signals.push(signal);
        return attempt === 1 ? new Promise(() => {}) : undefined;
      },
    });
    expect(await deliver(receiver, buildAny())).toBe(202);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    const failure = logs.find(({ code }) => code === "handler_failed");
    expect(failure?.error).toEqual(receiverError("timed_out", "limits.handlerTimeoutMs"));
  });

  it("does not delay others", async () => {
    const { receiver, runs } = createRecordedReceiver({
      concurrency: 2,
      handlers: ({ purpose }) => {
        runs.push(purpose);
        return purpose === "message" ? new Promise(() => {}) : undefined;
      },
      retry: { attempts: 1 },
      limits: { handlerTimeoutMs: 50 },
    });
    await send(receiver, buildAny());
    for (let count = 0; count < 5; count += 1) {
      await send(receiver, buildDelivery({ event: anyEvent, purpose: "promotion" }));
    }
    await receiver.idle();
    expect(runs.filter((purpose) => purpose === "promotion")).toHaveLength(5);
  });

  it("reports its drift once, however often it is called", async () => {
    const attempts: number[] = [];
    let drifts = 0;
    const { receiver } = createRecordedReceiver({
      retry: atOnce,
      onDrift: () => {
        drifts += 1;
      },
      handlers: (_webhook, { attempt }) => {
        attempts.push(attempt);
        if (attempt === 1) throw new Error("no");
      },
    });
    await deliver(receiver, resign(buildAny(), { more: 1 }));
    expect([attempts, drifts]).toEqual([[1, 2], 1]);
  });
});

describe("an inbox that fails once", () => {
  it("to claim is asked again, without another request", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const inbox = bind(createMemoryInbox());
    const { receiver, runs, logs } = createRecordedReceiver({ inbox });
    await receiver.idle();
    const { claim } = inbox;
    inbox.claim = () => {
      inbox.claim = claim;
      return Promise.reject(new Error("no disk"));
    };
    await deliver(receiver, buildAny());
    expect(runs).toEqual([]);
    expect(logs.at(-1)).toMatchObject({ level: "error", code: "store_failed" });
    await vi.advanceTimersByTimeAsync(2_000);
    await receiver.idle();
    expect(runs).toEqual(["handled message"]);
  });

  it("to settle a delivery causes another attempt when its lease has ended", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    const inbox = bind(createMemoryInbox());
    const { done } = inbox;
    inbox.done = () => {
      inbox.done = done;
      return Promise.reject(new Error("no disk"));
    };
    const { receiver, runs } = createRecordedReceiver({
      inbox,
      limits: { handlerTimeoutMs: 1_000 },
    });
    await deliver(receiver, buildAny());
    expect(runs).toEqual(["handled message"]);
    await vi.advanceTimersByTimeAsync(60_000);
    await receiver.idle();
    expect(runs).toEqual(["handled message", "handled message"]);
    expect(await receiver.stats()).toMatchObject({ waiting: 0, running: 0 });
  });
});

describe("handlers", () => {
  it("run up to the concurrency limit, and all of them run", async () => {
    let running = 0;
    let most = 0;
    let handled = 0;
    const { receiver } = createRecordedReceiver({
      concurrency: 3,
      handlers: async () => {
        running += 1;
        most = Math.max(most, running);
        await sleep(1);
        running -= 1;
        handled += 1;
      },
    });
    await Promise.all(Array.from({ length: 40 }, () => send(receiver, buildAny())));
    await receiver.idle();
    expect([most, handled]).toEqual([3, 40]);
  });

  it("get deliveries that wait in the inbox at the start", async () => {
    const inbox = { ...bind(createMemoryInbox()), isDurable: true };
    const first = createRecordedReceiver({ inbox });
    await send(first.receiver, buildAny());
    await first.receiver.close();
    const second = createRecordedReceiver({ inbox });
    await second.receiver.idle();
    expect([first.runs, second.runs]).toEqual([[], ["handled message"]]);
  });

  it("get quarantined deliveries once they can be parsed", async () => {
    const inbox = createMemoryInbox();
    const built = buildAny();
    const first = createRecordedReceiver({ inbox });
    const headers = { ...built.headers, "content-type": "text/plain" };
    await deliver(first.receiver, { ...built, headers });
    expect(first.runs).toEqual(["unusable content_type"]);
    expect(await first.receiver.replay({ state: "quarantined" })).toBe(1);
    await first.receiver.idle();
    expect(first.runs).toEqual(["unusable content_type", "handled message"]);
  });

  describe("and a replay of quarantined deliveries", () => {
    const built = buildAny();
    const odd = { ...built, headers: { ...built.headers, "content-type": "text/plain" } };

    function createKeyed(inbox = createMemoryInbox()) {
      const keys: string[] = [];
      const handlers: Handler = (_webhook, { deliveryKey }) => void keys.push(deliveryKey);
      return { ...createRecordedReceiver({ inbox, handlers, retry: atOnce }), keys, inbox };
    }

    /** The key under which handlers get a correct delivery. */
    async function keyOf(signed: SignedRequest): Promise<string | undefined> {
      const { receiver, keys } = createKeyed();
      await deliver(receiver, signed);
      return keys[0];
    }

    async function replay(receiver: Receiver): Promise<void> {
      await receiver.replay({ all: true });
      await receiver.idle();
    }

    it("get it once, under the key of every other resend", async () => {
      const { receiver, keys, inbox } = createKeyed();
      await deliver(receiver, odd);
      await replay(receiver);
      await deliver(receiver, built);
      expect(keys).toEqual([await keyOf(built)]);
      expect(await inbox.stats()).toMatchObject({
        waiting: 0,
        claimed: 0,
        dead: 0,
        quarantined: 0,
      });
    });

    it("do not get it if the correct delivery has since arrived", async () => {
      const { receiver, keys, inbox } = createKeyed();
      await deliver(receiver, odd);
      await deliver(receiver, built);
      await replay(receiver);
      expect(keys).toEqual([await keyOf(built)]);
      expect(await inbox.stats()).toMatchObject({
        waiting: 0,
        claimed: 0,
        dead: 0,
        quarantined: 0,
      });
    });

    it("get it if its dead duplicate was dropped", async () => {
      let calls = 0;
      const handlers = () => {
        calls += 1;
        if (calls === 1) throw new Error("no");
      };
      const inbox = createMemoryInbox({ maxKept: 1 });
      const { receiver } = createRecordedReceiver({
        inbox,
        handlers,
        retry: { ...atOnce, attempts: 1 },
      });
      await deliver(receiver, built);
      await deliver(receiver, odd);
      await replay(receiver);
      expect(calls).toBe(2);
    });

    it("get different content under the same ids, with a separate key", async () => {
      const { receiver, keys } = createKeyed();
      const withMore = (more: number) => resign(built, { data: { ...built.delivery.data, more } });
      const other = withMore(2);
      await deliver(receiver, built);
      await deliver(receiver, withMore(1));
      await deliver(receiver, {
        ...other,
        headers: { ...other.headers, "content-type": "text/plain" },
      });
      await replay(receiver);
      expect(keys[0]).toBe(await keyOf(built));
      expect(new Set(keys).size).toBe(3);
    });

    it("get it at once, under the same key, while the inbox has no space for another", async () => {
      const { receiver, keys } = createKeyed(createMemoryInbox({ maxOpen: 1 }));
      await deliver(receiver, odd);
      await replay(receiver);
      expect(keys).toEqual([await keyOf(built)]);
    });
  });

  it("do not get a replayed delivery that still cannot be read: it is dead", async () => {
    const inbox = createMemoryInbox();
    const { receiver, runs } = createRecordedReceiver({ inbox });
    await deliver(receiver, signRequest("{}"));
    await receiver.replay({ all: true });
    await receiver.idle();
    expect(runs).toEqual(["unusable invalid"]);
    expect(await inbox.stats()).toMatchObject({ dead: 1, quarantined: 0, waiting: 0 });
  });
});

describe("close", () => {
  async function closeWhileBusy(isDurable: boolean) {
    const closed: string[] = [];
    const memory = createMemoryInbox();
    const inbox = { ...bind(memory), isDurable, close: async () => void closed.push("inbox") };
    const { receiver, runs, logs } = createRecordedReceiver({
      inbox,
      concurrency: 1,
      handlers: async () => {
        runs.push("begun");
        await sleep(20);
        runs.push("ended");
      },
    });
    await send(receiver, buildAny());
    await send(receiver, buildAny());
    while (runs.length === 0) await sleep(1);
    await receiver.close();
    const codes = logs.map(({ code }) => code);
    return { runs, closed, codes, stats: await memory.stats() };
  }

  it("waits for running handlers, leaves waiting deliveries in a durable inbox, and closes it", async () => {
    const { runs, closed, codes, stats } = await closeWhileBusy(true);
    expect(runs).toEqual(["begun", "ended"]);
    expect(closed).toEqual(["inbox"]);
    expect(stats).toMatchObject({ waiting: 1, claimed: 0 });
    expect(codes).not.toContain("deliveries_lost");
  });

  it("does not count a last attempt that it interrupts", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const inbox = { ...bind(createMemoryInbox()), isDurable: true };
    const { receiver } = createRecordedReceiver({
      inbox,
      retry: { attempts: 1 },
      limits: { handlerTimeoutMs: 600_000 },
      handlers: () => new Promise(() => {}),
    });
    await send(receiver, buildAny());
    while ((await inbox.stats()).claimed === 0) await new Promise(setImmediate);
    const closed = receiver.close();
    await new Promise(setImmediate);
    await vi.advanceTimersByTimeAsync(10_000);
    await closed;
    expect(await inbox.stats()).toMatchObject({ waiting: 1, dead: 0 });
  });

  it("handles due deliveries in an inbox that is not durable", async () => {
    const { runs, codes, stats } = await closeWhileBusy(false);
    expect(runs).toEqual(["begun", "ended", "begun", "ended"]);
    expect(stats).toMatchObject({ waiting: 0, claimed: 0 });
    expect(codes).not.toContain("deliveries_lost");
  });

  it("reports acknowledged deliveries that are lost", async () => {
    const { receiver, logs } = createRecordedReceiver({
      handlers: () => Promise.reject(new Error("no")),
    });
    await deliver(receiver, buildAny());
    await receiver.close();
    expect(logs.at(-1)).toMatchObject({ code: "deliveries_lost", level: "error" });
  });

  it("leaves no timer behind", async () => {
    vi.useFakeTimers({
      toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"],
    });
    const inbox = { ...bind(createMemoryInbox()), isDurable: true, pollMs: 1_000 };
    const { receiver, logs } = createRecordedReceiver({
      inbox,
      handlers: () => Promise.reject(new Error("no")),
    });
    await deliver(receiver, buildAny());
    expect(logs.at(-1)).toMatchObject({ code: "handler_failed" });
    expect(vi.getTimerCount()).toBeGreaterThan(0);
    await receiver.close();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("a handler whose process ends each time", () => {
  /** Leaves entries as if the process had ended while their handlers ran. */
  async function crash(inbox: Inbox, times: number): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      const [claim = expect.fail("Nothing is due.")] = await inbox.claim({ limit: 1, leaseMs: 0 });
      expect(claim.attempt).toBe(time + 1);
    }
  }

  it("is called again several times, and then its delivery is a dead letter", async () => {
    const inbox = { ...bind(createMemoryInbox()), isDurable: true };
    const { receiver, runs } = createRecordedReceiver({ inbox, retry: { attempts: 3 } });
    const ended = createRecordedReceiver({ inbox: { ...inbox, claim: async () => [] } });
    await send(ended.receiver, buildAny());
    await crash(inbox, 5);
    await receiver.idle();
    const after = createRecordedReceiver({ inbox, retry: { attempts: 3 } });
    await after.receiver.idle();
    expect([...runs, ...after.runs]).toEqual(["handled message"]);

    await send(ended.receiver, buildAny());
    await crash(inbox, 6);
    const late = createRecordedReceiver({ inbox, retry: { attempts: 3 } });
    await late.receiver.idle();
    expect(late.runs).toEqual([]);
    expect(await inbox.list()).toMatchObject([{ state: "dead", reason: "handler_failed" }]);
  });
});

describe("the retry delay", () => {
  const policy = toRetryPolicy({ firstDelayMs: 1_000, maxDelayMs: 10_000 });

  it.each([
    [1, 1_000],
    [2, 2_000],
    [4, 8_000],
    [5, 10_000],
    [2_000, 10_000],
  ])("after attempt %i is anything up to %i ms", (attempt, most) => {
    const random = vi.spyOn(Math, "random");
    const delayAt = (part: number) => {
      random.mockReturnValueOnce(part);
      return delayAfter(attempt, policy);
    };
    expect([delayAt(0), delayAt(0.5), delayAt(1)]).toEqual([0, most / 2, most]);
  });
});
