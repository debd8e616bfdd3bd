import { setImmediate } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createMemoryInbox } from "../../src/inbox/memory.ts";
import type { HandlerContext, Transaction } from "../../src/options/handlers.ts";
import type { ReceiverOptions } from "../../src/options/options.ts";
import { createReceiver } from "../../src/receiver.ts";
import { testSecret } from "../../src/testing.ts";
import { createGate } from "../gate.ts";
import { bind } from "../inbox/bound-inbox.ts";
import { createTransactionalInbox } from "../inbox/transactional-inbox.ts";
import { receiverError } from "../receiver-error.ts";
import { buildAny, createRecordedReceiver, type RecordedReceiver } from "../recorded-receiver.ts";
import { deliver, send } from "../sending.ts";

const place = "context.transaction";
const failure = new Error("no");

afterEach(() => void vi.useRealTimers());

/** A handler with the transaction of its context. */
type Handle = (transaction: Transaction, context: HandlerContext) => unknown;

interface Shop extends RecordedReceiver {
  readonly inbox: ReturnType<typeof bind>;
  /** The values that were committed. */
  readonly effects: readonly string[];
  /** Calls of the inbox's `done`. */
  readonly dones: readonly unknown[];
}

/** Creates a receiver whose inbox has transactions, and a handler for everything. */
function createShop(handle: Handle, options: Partial<ReceiverOptions> = {}): Shop {
  const { inbox, effects } = createTransactionalInbox();
  const { done } = inbox;
  const dones: unknown[] = [];
  inbox.done = (claim) => {
    dones.push(claim);
    return done(claim);
  };
  const recorded = createRecordedReceiver({
    inbox,
    retry: { firstDelayMs: 0, attempts: 3 },
    handlers: async (_webhook, context) => {
      await handle(context.transaction ?? expect.fail("There is no transaction."), context);
    },
    ...options,
  });
  return { ...recorded, inbox, effects, dones };
}

const pay: Parameters<Transaction>[0] = (client) => client.query("pay");

/** Lists the codes and levels of log events about deliveries. */
function storyOf({ logs }: RecordedReceiver): readonly string[] {
  return logs
    .filter(({ code }) => code !== "accepted")
    .map(({ code, level }) => `${code} ${level}`);
}

describe("context.transaction", () => {
  it("is there only if the inbox has transactions", async () => {
    const found: boolean[] = [];
    const handlers = (_webhook: unknown, context: HandlerContext) =>
      void found.push("transaction" in context);
    const without = createRecordedReceiver({ handlers, inbox: createMemoryInbox() });
    await deliver(without.receiver, buildAny());
    const { inbox } = createTransactionalInbox();
    await deliver(createRecordedReceiver({ handlers, inbox }).receiver, buildAny());
    expect(found).toEqual([false, true]);
  });

  it("may be used without its context, and each context has its own", async () => {
    const taken = new Set<unknown>();
    const shop = createShop(async (_transaction, { transaction }) => {
      taken.add(transaction);
      await transaction?.(pay);
    });
    await deliver(shop.receiver, buildAny());
    await deliver(shop.receiver, buildAny());
    expect(taken.size).toBe(2);
    expect(shop.effects).toEqual(["pay", "pay"]);
  });

  it("resolves to the result of its work, and its commit marks the delivery handled without `done`", async () => {
    const results: unknown[] = [];
    const shop = createShop(async (transaction) => {
      results.push(await transaction(async (client) => (await client.query("pay")).rowCount));
    });
    await deliver(shop.receiver, buildAny());
    expect(results).toEqual([1]);
    expect(storyOf(shop)).toEqual(["handled info"]);
    expect([shop.effects, shop.dones]).toEqual([["pay"], [expect.anything()]]);
    expect(await shop.inbox.stats()).toMatchObject({ waiting: 0, claimed: 0, done: 1, bytes: 0 });
  });

  it("does not affect a handler that does not call it", async () => {
    const shop = createShop(() => {});
    await deliver(shop.receiver, buildAny());
    expect(storyOf(shop)).toEqual(["handled info"]);
    expect(shop.dones).toHaveLength(1);
  });

  it("is awaited, even if its handler does not await it", async () => {
    const gate = createGate();
    const shop = createShop(
      (transaction) =>
        void transaction(async (client) => {
          await gate.promise;
          await client.query("pay");
        }),
    );
    await send(shop.receiver, buildAny());
    while ((await shop.inbox.stats()).claimed === 0) await setImmediate();
    for (let turn = 0; turn < 5; turn += 1) await setImmediate();
    expect(storyOf(shop)).toEqual([]);
    gate.open();
    await shop.receiver.idle();
    expect(storyOf(shop)).toEqual(["handled info"]);
    expect(shop.effects).toEqual(["pay"]);
  });

  it.each<readonly [string, Handle]>([
    ["that runs on", (transaction) => void transaction(() => setImmediate().then(fail))],
    [
      "that runs on, and is followed",
      (transaction) => void transaction(() => setImmediate().then(fail)).catch(() => {}),
    ],
    [
      "that has ended",
      async (transaction) => {
        transaction(fail);
        for (let turn = 0; turn < 5; turn += 1) await setImmediate();
      },
    ],
  ])("fails its handler if it rejects, and the handler does not await one %s", async (_, fails) => {
    const shop = createShop((transaction, context) =>
      context.attempt === 1 ? fails(transaction, context) : transaction(pay),
    );
    await deliver(shop.receiver, buildAny());
    expect(storyOf(shop)).toEqual(["handler_failed warn", "handled info"]);
    expect(shop.logs.find(({ code }) => code === "handler_failed")?.error).toBe(failure);
    expect(shop.effects).toEqual(["pay"]);
  });

  it("is awaited if its handler throws at once, and fails", async () => {
    const order: string[] = [];
    const shop = createShop((transaction, { attempt }) => {
      if (attempt > 1) return order.push("again");
      transaction(async () => {
        await setImmediate();
        order.push("ended");
        fail();
      });
      fail();
    });
    await deliver(shop.receiver, buildAny());
    expect(order).toEqual(["ended", "again"]);
  });

  it("may fail, and its handler continues without it", async () => {
    const shop = createShop((transaction) => transaction(fail).catch(() => {}));
    await deliver(shop.receiver, buildAny());
    expect(storyOf(shop)).toEqual(["handled info"]);
    expect([shop.effects, shop.dones.length]).toEqual([[], 1]);
  });

  it("may be tried again after one that failed", async () => {
    const shop = createShop(async (transaction) => {
      await expect(transaction(fail)).rejects.toBe(failure);
      await transaction(pay);
    });
    await deliver(shop.receiver, buildAny());
    expect(storyOf(shop)).toEqual(["handled info"]);
    expect(shop.effects).toEqual(["pay"]);
  });

  it.each<readonly [string, Handle]>([
    ["that committed", async (transaction) => void (await transaction(pay))],
    ["that runs", (transaction) => void transaction(pay)],
  ])("refuses a second one after one %s", async (_name, begin) => {
    const errors: unknown[] = [];
    const shop = createShop(async (transaction, context) => {
      await begin(transaction, context);
      await transaction(pay).catch((error: unknown) => errors.push(error));
    });
    await deliver(shop.receiver, buildAny());
    expect(errors).toEqual([receiverError("transaction_refused", place)]);
    expect(shop.effects).toEqual(["pay"]);
    expect(storyOf(shop)).toEqual(["handled info"]);
  });

  it("refuses one inside another, which rolls back with it", async () => {
    const shop = createShop(
      (transaction, { attempt }) =>
        attempt === 1 &&
        transaction(async (client) => {
          await client.query("pay");
          await transaction(pay);
        }),
    );
    await deliver(shop.receiver, buildAny());
    const { error } = shop.logs.find(({ code }) => code === "handler_failed") ?? {};
    expect(error).toEqual(receiverError("transaction_refused", place));
    expect(shop.effects).toEqual([]);
  });

  it("refuses a value that is not a function", async () => {
    const errors: unknown[] = [];
    const shop = createShop((transaction) => {
      // @ts-expect-error: what JavaScript can pass
      const refused = transaction("pay");
      return refused.catch((error: unknown) => errors.push(error));
    });
    await deliver(shop.receiver, buildAny());
    expect(errors).toEqual([receiverError("transaction_refused", place)]);
  });

  it("refuses one that begins after its handler has ended", async () => {
    const late: Transaction[] = [];
    const shop = createShop((transaction) => void late.push(transaction));
    await deliver(shop.receiver, buildAny());
    const refused = receiverError("transaction_refused", place);
    await expect(late[0]?.(pay)).rejects.toEqual(refused);
    expect(shop.effects).toEqual([]);
  });
});

describe("a handler that fails after its transaction has committed", () => {
  const payAndFail: Handle = async (transaction) => {
    await transaction(pay);
    fail();
  };

  it("has handled its delivery, and the log has its error", async () => {
    const shop = createShop(payAndFail);
    await deliver(shop.receiver, buildAny());
    expect(storyOf(shop)).toEqual(["handled error"]);
    expect(shop.logs.at(-1)).toMatchObject({ code: "handled", error: failure });
    expect([shop.effects, shop.dones.length]).toEqual([["pay"], 1]);
  });

  it("has its delivery acknowledged where handlers run before the response", async () => {
    const shop = createShop(payAndFail, { processing: "before-response" });
    expect(await send(shop.receiver, buildAny())).toBe(202);
    expect(storyOf(shop)).toEqual(["handled error"]);
    expect(shop.effects).toEqual(["pay"]);
  });

  it("has handled its delivery, if it runs out of time then", async () => {
    const shop = createShop(
      async (transaction) => {
        await transaction(pay);
        await new Promise(() => {});
      },
      { limits: { handlerTimeoutMs: 20 } },
    );
    await deliver(shop.receiver, buildAny());
    expect(storyOf(shop)).toEqual(["handled error"]);
    expect(shop.effects).toEqual(["pay"]);
  });
});

describe("before the response, a transaction", () => {
  const processing = "before-response";

  it("that commits answers 202, and no resend repeats it", async () => {
    const shop = createShop((transaction) => transaction(pay), { processing });
    const sent = buildAny();
    expect([await send(shop.receiver, sent), await send(shop.receiver, sent)]).toEqual([202, 202]);
    expect(storyOf(shop)).toEqual(["handled info", "duplicate info"]);
    expect(shop.effects).toEqual(["pay"]);
  });

  it("that fails answers 503, and has no effect", async () => {
    const shop = createShop(
      (transaction, { attempt }) =>
        transaction(async (client) => {
          await client.query("pay");
          if (attempt === 1) fail();
        }),
      { processing },
    );
    const sent = buildAny();
    expect([await send(shop.receiver, sent), await send(shop.receiver, sent)]).toEqual([503, 202]);
    expect(shop.effects).toEqual(["pay"]);
  });

  it("is awaited, even if its handler does not await it", async () => {
    const shop = createShop(
      (transaction) =>
        void transaction(async (client) => {
          await setImmediate();
          await client.query("pay");
        }),
      { processing },
    );
    expect(await send(shop.receiver, buildAny())).toBe(202);
    expect(shop.effects).toEqual(["pay"]);
  });
});

describe("a transaction whose handler is interrupted", () => {
  /** Does its work, and does not end. */
  const hang: Handle = (transaction, { attempt }) =>
    transaction(async (client) => {
      await client.query("pay");
      if (attempt === 1) await new Promise(() => {});
    });

  it("by its time rolls back, and the handler is called again", async () => {
    const shop = createShop(hang, { limits: { handlerTimeoutMs: 20 } });
    await deliver(shop.receiver, buildAny());
    expect(storyOf(shop)).toEqual(["handler_failed warn", "handled info"]);
    expect(shop.effects).toEqual(["pay"]);
  });

  it("by its time rolls back, if the handler did not await it", async () => {
    const shop = createShop((transaction, context) => void hang(transaction, context), {
      limits: { handlerTimeoutMs: 20 },
    });
    await deliver(shop.receiver, buildAny());
    expect(storyOf(shop)).toEqual(["handler_failed warn", "handled info"]);
    expect(shop.effects).toEqual(["pay"]);
  });

  it("by the end of the receiver rolls back, and the next receiver handles the delivery", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { inbox, effects } = createTransactionalInbox();
    const durable = { ...inbox, isDurable: true };
    const begun = createGate();
    const first = createRecordedReceiver({
      inbox: durable,
      limits: { handlerTimeoutMs: 600_000 },
      handlers: async (_webhook, { transaction }) => {
        await transaction?.(async (client) => {
          await client.query("pay");
          begun.open();
          await new Promise(() => {});
        });
      },
    });
    await send(first.receiver, buildAny());
    await begun.promise;
    const closed = first.receiver.close();
    await setImmediate();
    await vi.advanceTimersByTimeAsync(10_000);
    await closed;
    expect(effects).toEqual([]);
    expect(first.logs.at(-1)).toMatchObject({ code: "handler_failed" });
    const second = createRecordedReceiver({
      inbox: durable,
      handlers: async (_webhook, { transaction }) => void (await transaction?.(pay)),
    });
    await second.receiver.idle();
    expect(effects).toEqual(["pay"]);
  });

  it("is not awaited if the inbox does not end it, and cannot commit any more", async () => {
    const { inbox, effects } = createTransactionalInbox();
    const { transaction } = inbox;
    const end = createGate();
    const deaf: typeof transaction = (claim, work) =>
      transaction?.(
        claim,
        async (client) => {
          const result = await work(client);
          if (claim.attempt === 1) await end.promise;
          return result;
        },
        { signal: new AbortController().signal },
      ) ?? expect.fail("There are no transactions.");
    const recorded = createRecordedReceiver({
      inbox: { ...inbox, transaction: deaf },
      retry: { firstDelayMs: 0 },
      limits: { handlerTimeoutMs: 20 },
      handlers: async (_webhook, context) => void (await context.transaction?.(pay)),
    });
    await deliver(recorded.receiver, buildAny());
    end.open();
    await setImmediate();
    expect(storyOf(recorded)).toEqual(["handler_failed warn", "handled info"]);
    expect(effects).toEqual(["pay"]);
  });
});

describe("a transaction of an entry that moves", () => {
  const built = buildAny();
  const odd = { ...built, headers: { ...built.headers, "content-type": "text/plain" } };

  it("commits with the key of every other resend", async () => {
    const shop = createShop((transaction) => transaction(pay));
    await deliver(shop.receiver, odd);
    await shop.receiver.replay({ all: true });
    await shop.receiver.idle();
    await deliver(shop.receiver, built);
    expect(shop.effects).toEqual(["pay"]);
  });

  it("waits while the inbox has no space for that key", async () => {
    const shop = createShop((transaction) => transaction(pay));
    const { put } = shop.inbox;
    let refusals = 1;
    await deliver(shop.receiver, odd);
    shop.inbox.put = async (entry, options) => {
      refusals -= 1;
      return refusals >= 0 ? { outcome: "full" } : put(entry, options);
    };
    await shop.receiver.replay({ all: true });
    await shop.receiver.idle();
    expect(storyOf(shop)).toContain("store_failed warn");
    await deliver(shop.receiver, built);
    expect(shop.effects).toEqual(["pay"]);
  });
});

it("createReceiver refuses an inbox whose transaction is not a function", () => {
  const inbox = { ...bind(createMemoryInbox()), transaction: true };
  // @ts-expect-error: what JavaScript can pass
  const create = () => createReceiver({ secrets: testSecret, handlers: () => {}, inbox });
  expect(create).toThrow(
    expect.toSatisfy((error) => `${error}`.includes("[inbox_invalid] inbox.transaction")),
  );
});

function fail(): never {
  throw failure;
}
