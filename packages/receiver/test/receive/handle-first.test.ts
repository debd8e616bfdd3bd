import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Inbox } from "../../src/inbox/inbox.ts";
import { createMemoryInbox } from "../../src/inbox/memory.ts";
import type { DeadLetter, ReceiverOptions } from "../../src/options/options.ts";
import { PermanentFailure } from "../../src/permanent-failure.ts";
import { buildDelivery, signRequest } from "../../src/testing.ts";
import { createGate } from "../gate.ts";
import { bind } from "../inbox/bound-inbox.ts";
import { receiverError } from "../receiver-error.ts";
import { anyEvent, buildAny, createRecordedReceiver } from "../recorded-receiver.ts";
import { deliver, resign, send } from "../sending.ts";

const processing = "before-response";

afterEach(() => void vi.useRealTimers());
const hour = 3_600_000;

function create(options: Partial<ReceiverOptions> = {}) {
  return createRecordedReceiver({ processing, ...options });
}

/** An inbox in memory that claims to be durable. */
function createDurable(now?: () => number): Inbox {
  return { ...bind(createMemoryInbox(now ? { now } : {})), isDurable: true };
}

function fail(): never {
  throw new Error("the shop is closed");
}

describe("before the response", () => {
  it("the handler has run, and its success answers 202", async () => {
    const { receiver, runs } = create();
    expect(await send(receiver, buildAny())).toBe(202);
    expect(runs).toEqual(["handled message"]);
    expect(await receiver.stats()).toMatchObject({ waiting: 0, running: 0, dead: 0 });
  });

  it("its failure answers 503, and the resend handles the delivery", async () => {
    const attempts: number[] = [];
    const { receiver, logs } = create({
      handlers: (_webhook, { attempt }) => {
        attempts.push(attempt);
        if (attempt === 1) fail();
      },
    });
    const sent = buildAny();
    expect(await send(receiver, sent)).toBe(503);
    expect(logs).toMatchObject([{ level: "warn", code: "handler_failed", attempt: 1 }]);
    expect(await send(receiver, sent)).toBe(202);
    expect(await send(receiver, sent)).toBe(202);
    expect(attempts).toEqual([1, 2]);
    const codes = logs.map(({ code }) => code);
    expect(codes).toEqual(["handler_failed", "duplicate", "handled", "accepted", "duplicate"]);
  });

  it("the handler's time ends: 503, and its signal aborts", async () => {
    const signals: AbortSignal[] = [];
    const { receiver, logs } = create({
      limits: { handlerTimeoutMs: 20 },
      handlers: (_webhook, { signal }) => {
        signals.push(signal);
        return new Promise(() => {});
      },
    });
    expect(await send(receiver, buildAny())).toBe(503);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    expect(logs[0]?.error).toEqual(receiverError("timed_out", "limits.handlerTimeoutMs"));
  });

  it("the handler has 8 s by default, of the ten that the vendor waits", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    const { receiver } = create({ handlers: () => new Promise(() => {}) });
    let status = 0;
    send(receiver, buildAny()).then((answered) => {
      status = answered;
    });
    let elapsedMs = 0;
    for (; status === 0 && elapsedMs < 20_000; elapsedMs += 100) {
      await vi.advanceTimersByTimeAsync(100);
      await new Promise(setImmediate);
    }
    vi.useRealTimers();
    expect(status).toBe(503);
    expect(elapsedMs).toBeGreaterThanOrEqual(8_000);
    expect(elapsedMs).toBeLessThan(9_000);
  });

  it("onNonconforming runs like a handler", async () => {
    let calls = 0;
    const { receiver } = create({
      onNonconforming: () => {
        calls += 1;
        if (calls === 1) fail();
      },
    });
    const { data } = buildAny().delivery;
    const sent = resign(buildAny(), { data: { ...data, order: { id: 7 } } });
    expect(await send(receiver, sent)).toBe(503);
    expect(await send(receiver, sent)).toBe(202);
    expect(await send(receiver, sent)).toBe(202);
    expect(calls).toBe(2);
  });

  it("the owner's callbacks get quarantined deliveries and causes of wrong signatures", async () => {
    const { receiver, runs, rejections } = create();
    expect(await send(receiver, signRequest("not JSON"))).toBe(202);
    expect(runs).toEqual(["unusable not_json"]);
    const forged = buildDelivery({ event: anyEvent, purpose: "message", secret: "other" });
    expect(await send(receiver, forged)).toBe(401);
    expect(rejections).toMatchObject([{ cause: "signature_mismatch" }]);
  });

  it("drift is reported", async () => {
    const drifted: number[] = [];
    const { receiver } = create({ onDrift: (issues) => void drifted.push(issues.length) });
    const { data } = buildAny().delivery;
    expect(await send(receiver, resign(buildAny(), { data: { ...data, extra: 1 } }))).toBe(202);
    expect(drifted).toEqual([1]);
  });
});

describe("a callback that hangs", () => {
  it.each([
    ["onDrift", { onDrift: () => new Promise<void>(() => {}) }],
    [
      "onDeadLetter",
      {
        handlers: () => Promise.reject(new PermanentFailure("no such shop")),
        onDeadLetter: () => new Promise<void>(() => {}),
      },
    ],
  ])("such as %s delays the answer by a second at most", async (_name, options) => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { receiver } = create(options);
    const { data } = buildAny().delivery;
    let status = 0;
    const sending = send(receiver, resign(buildAny(), { data: { ...data, extra: 1 } }));
    sending.then((answered) => {
      status = answered;
    });
    let elapsedMs = 0;
    for (; status === 0 && elapsedMs < 8_000; elapsedMs += 1) {
      await vi.advanceTimersByTimeAsync(1);
      await new Promise(setImmediate);
    }
    vi.useRealTimers();
    expect(status).toBe(202);
    expect(elapsedMs).toBeLessThan(1_100);
  });
});

describe("a duplicate", () => {
  it("answers 503 while the handler runs, and 202 after it succeeded", async () => {
    const gate = createGate();
    const { receiver, runs } = create({
      handlers: async () => {
        runs.push("begun");
        await gate.promise;
      },
    });
    const sent = buildAny();
    const first = send(receiver, sent);
    while (runs.length === 0) await new Promise(setImmediate);
    expect(await send(receiver, sent)).toBe(503);
    gate.open();
    expect(await first).toBe(202);
    expect(await send(receiver, sent)).toBe(202);
    expect(runs).toEqual(["begun"]);
  });

  it("at a receiver with after-response acknowledges the delivery", async () => {
    const inbox = createMemoryInbox();
    const sent = buildAny();
    const first = create({ inbox, handlers: fail });
    expect(await deliver(first.receiver, sent)).toBe(503);
    const { receiver, runs } = createRecordedReceiver({ inbox });
    expect(await send(receiver, sent)).toBe(202);
    await receiver.idle();
    expect(runs).toEqual(["handled message"]);
  });
});

describe("no single delivery pauses the distribution", () => {
  class Own extends Error {
    override readonly name = "PermanentFailure";
  }

  it.each([
    ["PermanentFailure", new PermanentFailure("no such shop")],
    ["an error of that name", new Own("no such shop")],
  ])("%s makes a dead letter, answered 202", async (_name, failure) => {
    const letters: DeadLetter[] = [];
    const { receiver, logs } = create({
      handlers: () => Promise.reject(failure),
      onDeadLetter: (letter) => void letters.push(letter),
    });
    const sent = buildAny();
    expect(await send(receiver, sent)).toBe(202);
    expect(letters).toMatchObject([{ attempts: 1, error: failure }]);
    expect(logs[0]).toMatchObject({ code: "dead_letter", reason: "permanent_failure" });
    expect(await receiver.list()).toMatchObject([{ state: "dead", reason: "permanent_failure" }]);
    expect(await send(receiver, sent)).toBe(202);
  });

  it("a fifth failure, counted by a durable inbox, makes a dead letter, answered 202", async () => {
    const inbox = createDurable();
    const sent = buildAny();
    const statuses: number[] = [];
    for (let sending = 1; sending <= 6; sending += 1) {
      // Each attempt has its own process, as on platforms.
      statuses.push(await send(create({ inbox, handlers: fail }).receiver, sent));
    }
    expect(statuses).toEqual([503, 503, 503, 503, 202, 202]);
    expect(await inbox.list()).toMatchObject([{ reason: "handler_failed", attempts: 5 }]);
  });

  it("as many failures as the owner allows are answered 503", async () => {
    const inbox = createDurable();
    const sent = buildAny();
    const retry = { awaitedAttempts: Number.MAX_SAFE_INTEGER };
    for (let sending = 1; sending <= 12; sending += 1) {
      const { receiver } = create({ inbox, handlers: fail, retry });
      expect(await send(receiver, sent)).toBe(503);
    }
    const { receiver, runs } = create({ inbox, retry });
    expect(await send(receiver, sent)).toBe(202);
    expect(runs).toHaveLength(1);
  });

  it("five attempts during which the process ended also make a dead letter, at the next resend", async () => {
    const inbox = createDurable();
    const { put } = inbox;
    const crashing: Inbox = {
      ...inbox,
      put: (entry) => put(entry, { claim: { leaseMs: 0, senderMs: hour } }),
      retry: async () => true,
      dead: async () => true,
    };
    const sent = buildAny();
    for (let sending = 1; sending <= 5; sending += 1) {
      await send(create({ inbox: crashing, handlers: fail }).receiver, sent);
    }
    const { receiver, runs } = create({ inbox });
    expect(await send(receiver, sent)).toBe(202);
    expect(runs).toEqual([]);
    expect(await inbox.list()).toMatchObject([{ state: "dead", reason: "handler_failed" }]);
  });

  it("an inbox in memory counts no failures: only PermanentFailure makes a dead letter", async () => {
    const { receiver } = create({ handlers: fail });
    const sent = buildAny();
    for (let sending = 1; sending <= 6; sending += 1) expect(await send(receiver, sent)).toBe(503);
    expect(await receiver.list()).toEqual([]);
  });
});

describe("a delivery that failed", () => {
  it("waits only for its sender, and is dead after 25 hours", async () => {
    let now = 0;
    const inbox = createDurable(() => now);
    const letters: DeadLetter[] = [];
    const sent = buildAny();
    expect(await send(create({ inbox, handlers: fail }).receiver, sent)).toBe(503);

    now = 25 * hour - 1;
    const early = create({ inbox });
    await early.receiver.idle();
    expect(early.runs).toEqual([]);
    expect(await inbox.stats()).toMatchObject({ waiting: 1, dead: 0 });

    now = 25 * hour + 1;
    const late = create({ inbox, onDeadLetter: (letter) => void letters.push(letter) });
    await late.receiver.idle();
    expect(late.runs).toEqual([]);
    expect(letters).toMatchObject([{ attempts: 1, error: expect.any(Error) }]);
    expect(await inbox.list()).toMatchObject([{ state: "dead", reason: "sender_gave_up" }]);
    expect(await send(late.receiver, sent)).toBe(202);
    expect(late.runs).toEqual([]);

    expect(await late.receiver.replay({ state: "dead" })).toBe(1);
    await late.receiver.idle();
    expect(late.runs).toEqual(["handled message"]);
  });

  it("is found by a poll in a process that keeps running", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    let now = 0;
    const inbox = createDurable(() => now);
    const { receiver } = create({ inbox, handlers: fail });
    expect(await send(receiver, buildAny())).toBe(503);
    await receiver.idle();
    now = 25 * hour + 1;
    vi.advanceTimersByTime(hour / 4);
    await receiver.idle();
    expect(await inbox.list()).toMatchObject([{ reason: "sender_gave_up" }]);
  });

  it("is not dead if closing interrupts its fifth attempt", async () => {
    const inbox = createDurable();
    const sent = buildAny();
    for (let sending = 1; sending <= 4; sending += 1) {
      await send(create({ inbox, handlers: fail }).receiver, sent);
    }
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const limits = { handlerTimeoutMs: 600_000 };
    const handlers = () => new Promise<void>(() => {});
    const { receiver } = create({ inbox, limits, handlers });
    const sending = send(receiver, sent);
    while ((await inbox.stats()).claimed === 0) await new Promise(setImmediate);
    const closed = receiver.close();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await sending).toBe(503);
    await closed;
    expect(await inbox.stats()).toMatchObject({ waiting: 1, dead: 0 });
  });

  it("counts the hours from its first arrival", async () => {
    let now = 0;
    const inbox = createDurable(() => now);
    const sent = buildAny();
    for (now of [0, 24 * hour]) {
      expect(await send(create({ inbox, handlers: fail }).receiver, sent)).toBe(503);
    }
    now = 25 * hour + 1;
    await create({ inbox }).receiver.idle();
    expect(await inbox.list()).toMatchObject([{ reason: "sender_gave_up" }]);
  });
});

describe("deliveries that failed in memory", () => {
  it.each([
    ["entries", { maxOpen: 2 }],
    ["bytes", { maxOpenBytes: 3 * buildAny().body.byteLength }],
  ])("make space for others in %s, the oldest first", async (_name, limits) => {
    let isClosed = true;
    const { receiver, logs } = create({
      inbox: createMemoryInbox(limits),
      limits: { storeTimeoutMs: 50 },
      handlers: () => {
        if (isClosed) fail();
      },
    });
    const sent = Array.from({ length: 6 }, () => buildAny());
    for (const each of sent) expect(await send(receiver, each)).toBe(503);
    isClosed = false;
    expect(await send(receiver, buildAny())).toBe(202);
    for (const each of sent) expect(await send(receiver, each)).toBe(202);
    expect(logs.filter(({ code }) => code === "store_failed")).toEqual([]);
  });

  it("are not dropped for a delivery that exceeds the limit alone", async () => {
    const { body } = buildAny();
    const inbox = createMemoryInbox({ maxOpenBytes: 2 * body.byteLength });
    const { receiver } = create({ inbox, limits: { storeTimeoutMs: 50 }, handlers: fail });
    expect(await send(receiver, buildAny())).toBe(503);
    const { data } = buildAny().delivery;
    const large = resign(buildAny(), { data, pad: "x".repeat(2 * body.byteLength) });
    expect(await send(receiver, large)).toBe(503);
    expect(await receiver.stats()).toMatchObject({ waiting: 1 });
  });
});

describe("handlers that hold connections", () => {
  /** A receiver whose only slot is occupied, and the number of handlers that have started. */
  async function createHeld(options: Partial<ReceiverOptions> = {}) {
    const gate = createGate();
    let begun = 0;
    const recorded = create({
      concurrency: 1,
      handlers: () => {
        begun += 1;
        return gate.promise;
      },
      ...options,
    });
    const held = send(recorded.receiver, buildAny());
    while (begun === 0) await new Promise(setImmediate);
    return { ...recorded, held, gate };
  }

  it("leave memory for deliveries that need no handler", async () => {
    const sent = signRequest(`{"pad":"${"x".repeat(300)}"}`);
    // Less than the size of two bodies.
    const bytes = buildAny().body.byteLength + 100;
    const limits = { maxBodyBytes: bytes, maxBufferedBytes: bytes };
    const { receiver, held, gate } = await createHeld({ limits });
    expect(await send(receiver, sent)).toBe(202);
    expect(
      await send(receiver, buildDelivery({ event: anyEvent, purpose: "message", secret: "x" })),
    ).toBe(401);
    gate.open();
    expect(await held).toBe(202);
  });

  it("make others wait for a slot", async () => {
    const { receiver, held, gate } = await createHeld();
    const waiting = [buildAny(), buildAny()].map((sent) => send(receiver, sent));
    gate.open();
    expect(await Promise.all([held, ...waiting])).toEqual([202, 202, 202]);
  });

  it("let 256 others wait, and answer 503 at once to the next", async () => {
    const { receiver, held, gate } = await createHeld();
    let answered = 0;
    const waiting = Array.from({ length: 256 }, async () => {
      const status = await send(receiver, buildAny());
      answered += 1;
      return status;
    });
    expect(await send(receiver, buildAny())).toBe(503);
    expect(answered).toBe(0);
    gate.open();
    expect(new Set(await Promise.all([held, ...waiting]))).toEqual(new Set([202]));
  });

  it("answer 503 to a delivery without a slot in time, and do not count an attempt", async () => {
    const limits = { handlerTimeoutMs: 100 };
    const { receiver, held, logs } = await createHeld({ limits });
    const sent = buildAny();
    expect(await send(receiver, sent)).toBe(503);
    expect(logs.filter(({ code }) => code === "handlers_busy")).toHaveLength(1);
    expect(await held).toBe(503);
    expect(await receiver.stats()).toMatchObject({ waiting: 1, running: 0 });
  });

  it("end before the receiver closes, and their senders get the response", async () => {
    const { receiver, held, gate } = await createHeld();
    const closed = receiver.close();
    expect(await send(receiver, buildAny())).toBe(503);
    gate.open();
    expect(await held).toBe(202);
    await closed;
  });
});

describe("a receiver in memory that closes", () => {
  it("reports no failed delivery as lost, because it was not acknowledged", async () => {
    const { receiver, logs } = create({ handlers: fail });
    expect(await send(receiver, buildAny())).toBe(503);
    await receiver.close();
    expect(logs.map(({ code }) => code)).toEqual(["handler_failed"]);
  });

  it("reports a dead letter as lost", async () => {
    const handlers = () => Promise.reject(new PermanentFailure("no such shop"));
    const { receiver, logs } = create({ handlers });
    expect(await send(receiver, buildAny())).toBe(202);
    await receiver.close();
    expect(logs.at(-1)).toMatchObject({ level: "warn", code: "deliveries_lost" });
  });
});

describe("an inbox", () => {
  it("that cannot store answers 503, and no handler runs", async () => {
    const inbox = createDurable();
    inbox.put = () => Promise.reject(new Error("disk full"));
    const { receiver, runs, logs } = create({ inbox });
    expect(await send(receiver, buildAny())).toBe(503);
    expect(runs).toEqual([]);
    expect(logs).toMatchObject([{ level: "error", code: "store_failed" }]);
  });

  it("that stores slowly leaves the handler half of its time, or answers 503", async () => {
    const inbox = createDurable();
    inbox.put = () => new Promise(() => {});
    const limits = { handlerTimeoutMs: 40, storeTimeoutMs: 600_000 };
    const { receiver, logs } = create({ inbox, limits });
    expect(await send(receiver, buildAny())).toBe(503);
    expect(logs).toMatchObject([{ level: "error", code: "store_failed" }]);
  });

  it("that stored too late runs no handler: the sender sends it again", async () => {
    const gate = createGate();
    const inbox = createDurable();
    const { put } = inbox;
    inbox.put = async (...given) => {
      await gate.promise;
      return put(...given);
    };
    const limits = { handlerTimeoutMs: 40 };
    const { receiver, runs, logs } = create({ inbox, limits });
    expect(await send(receiver, buildAny())).toBe(503);
    gate.open();
    while ((await inbox.stats()).claimed === 0) await new Promise(setImmediate);
    await receiver.idle();
    expect(runs).toEqual([]);
    expect(logs.map(({ code }) => code)).toEqual(["store_failed"]);
  });

  it("that is slow leaves the handler the rest of the time", async () => {
    const inbox = createDurable();
    const { put } = inbox;
    inbox.put = async (...given) => {
      await sleep(20);
      return put(...given);
    };
    const limits = { handlerTimeoutMs: 400 };
    const { receiver, logs } = create({ inbox, limits, handlers: () => new Promise(() => {}) });
    expect(await send(receiver, buildAny())).toBe(503);
    const [, ms] = /within (\d+) ms/.exec(String(logs.at(-1)?.error)) ?? [];
    expect(Number(ms)).toBeLessThan(400);
  });

  it("that cannot store the outcome answers 503: the handler runs again", async () => {
    const inbox = createDurable();
    inbox.done = () => Promise.reject(new Error("disk full"));
    const { receiver, runs } = create({ inbox });
    expect(await send(receiver, buildAny())).toBe(503);
    expect(runs).toEqual(["handled message"]);
  });

  it("quarantines different content under known ids", async () => {
    const { receiver, runs } = create();
    const sent = buildAny();
    await send(receiver, sent);
    const other = resign(sent, { data: buildAny("promotion").delivery.data });
    expect(await send(receiver, other)).toBe(202);
    expect(runs).toEqual(["handled message", "unusable id_conflict"]);
  });
});

describe("after the response", () => {
  it("PermanentFailure makes a dead letter at once", async () => {
    const { receiver } = createRecordedReceiver({
      handlers: () => Promise.reject(new PermanentFailure("no such shop")),
    });
    expect(await send(receiver, buildAny())).toBe(202);
    await receiver.idle();
    const letter = { state: "dead", reason: "permanent_failure", attempts: 1 };
    expect(await receiver.list()).toMatchObject([letter]);
  });
});
