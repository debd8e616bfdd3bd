import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Inbox } from "../../src/inbox/inbox.ts";
import { createMemoryInbox } from "../../src/inbox/memory.ts";
import type { ReceiverOptions } from "../../src/options/options.ts";
import { signRequest } from "../../src/testing.ts";
import { bind } from "../inbox/bound-inbox.ts";
import { receiverError } from "../receiver-error.ts";
import { buildAny, createRecordedReceiver } from "../recorded-receiver.ts";
import { resign, send } from "../sending.ts";

const never = () => new Promise<never>(() => {});

/** The time for handlers and callbacks when the receiver closes, and the time for the inbox after it. */
const graceMs = 10_000;
const settleMs = 1_000;

/** Generous, because a busy machine needs longer. */
const patience = { timeout: 300_000 };

afterEach(() => void vi.useRealTimers());

describe("a callback that never ends", () => {
  it("delays no handler: onDeadLetter", async () => {
    const { receiver, runs } = createRecordedReceiver({
      concurrency: 1,
      retry: { attempts: 1 },
      onDeadLetter: never,
      handlers: ({ purpose }) => {
        if (purpose === "message") throw new Error("no");
        runs.push(purpose);
      },
    });
    await send(receiver, buildAny("message"));
    await send(receiver, buildAny("promotion"));
    await vi.waitFor(() => expect(runs).toEqual(["promotion"]), patience);
  });

  it("delays no handler: onDrift", async () => {
    const { receiver, runs } = createRecordedReceiver({ concurrency: 1, onDrift: never });
    await send(receiver, resign(buildAny(), { more: 1 }));
    await vi.waitFor(() => expect(runs).toEqual(["handled message"]), patience);
  });

  it.each<[string, Partial<ReceiverOptions>]>([
    ["onUnusable", { onUnusable: never }],
    ["onRejected", { onRejected: never }],
    ["onDrift", { onDrift: never }],
  ])("is left behind after a handler's time, and the log knows: %s", async (name, hooks) => {
    const { receiver, logs } = createRecordedReceiver({
      ...hooks,
      limits: { handlerTimeoutMs: 20 },
    });
    await send(receiver, signRequest("no JSON"));
    await send(receiver, signRequest("no JSON", "another secret"));
    await send(receiver, resign(buildAny(), { more: 1 }));
    await receiver.idle();
    // On a busy machine another callback may take longer, too: the first diagnosis loads a module.
    const failure = logs.find(({ message }) => message.startsWith(name));
    expect(failure).toMatchObject({ code: "callback_failed" });
    expect(failure?.error).toEqual(receiverError("timed_out", "limits.handlerTimeoutMs"));
  });
});

describe("close waits no longer than the grace", () => {
  let begun = 0;
  /** The log messages about failed handlers. */
  let failures: readonly string[] = [];

  function hang(): Promise<never> {
    begun += 1;
    return never();
  }

  async function expectClosedAfter(ms: number, options: Partial<ReceiverOptions>) {
    begun = 0;
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { receiver, logs } = createRecordedReceiver({
      limits: { handlerTimeoutMs: 600_000 },
      ...options,
    });
    await send(receiver, signRequest("no JSON"));
    await send(receiver, buildAny());
    while (begun === 0) await sleep(1);
    const start = Number(vi.getMockedSystemTime());
    let closedAfterMs = Number.NaN;
    const closed = receiver.close().then(() => {
      closedAfterMs = Number(vi.getMockedSystemTime()) - start;
    });
    await vi.advanceTimersByTimeAsync(ms - 1);
    await sleep(5);
    await vi.advanceTimersByTimeAsync(1);
    await closed;
    // Measured by the clock of the timers.
    expect(closedAfterMs, JSON.stringify(logs)).toBeGreaterThanOrEqual(ms);
    failures = logs.filter(({ code }) => code === "handler_failed").map(({ message }) => message);
    return logs.map(({ code }) => code);
  }

  it("for a callback", async () => {
    const codes = await expectClosedAfter(graceMs, { onUnusable: hang });
    expect(codes).toContain("callback_failed");
  });

  it("for a handler", async () => {
    const codes = await expectClosedAfter(graceMs, { handlers: hang });
    expect(codes).toContain("deliveries_lost");
    expect(failures).toEqual(["A handler was cut short while the receiver was closing."]);
  });

  it("and a short extra time, for an inbox that does not answer", async () => {
    const inbox: Inbox = { ...bind(createMemoryInbox()), isDurable: true, done: hang };
    await expectClosedAfter(graceMs + settleMs, { inbox });
  });

  it("for a handler, which the next receiver calls at once", async () => {
    const inbox = { ...bind(createMemoryInbox()), isDurable: true };
    const retry = { firstDelayMs: 3_600_000 };
    const limits = { handlerTimeoutMs: 600_000 };
    await expectClosedAfter(graceMs, { inbox, handlers: hang, retry, limits });
    expect(failures).toEqual([
      "A handler was cut short while the receiver was closing. It is called again, at the next start at the latest.",
    ]);
    const { receiver, runs } = createRecordedReceiver({ inbox });
    await receiver.idle();
    expect(runs).toEqual(["handled message"]);
  });
});
