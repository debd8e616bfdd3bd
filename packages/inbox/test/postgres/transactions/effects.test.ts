import { spawn } from "node:child_process";
import { once } from "node:events";
import { setImmediate, setTimeout as sleep } from "node:timers/promises";
import type { Inbox } from "@order-webhooks/receiver";
import { describe, expect, inject, onTestFinished, test, vi } from "vitest";
import {
  buildAny,
  createRecordedReceiver,
  type RecordedReceiver,
} from "../../../../receiver/test/recorded-receiver.ts";
import { send } from "../../../../receiver/test/sending.ts";
import { type DyingOptions, points } from "../children/dying.ts";
import { openInbox } from "../place.ts";
import { hourMs, openShop, type Shop } from "./shop.ts";

// A write in a handler's transaction happens once for each delivery, even if processes are killed.

const patience = { timeout: 300_000, interval: 20 };
const retry = { attempts: 1_000_000, firstDelayMs: 0 };

/** Two receivers on one inbox, whose clock the test moves. */
interface Pair {
  readonly shop: Shop;
  readonly receivers: readonly RecordedReceiver[];
  readonly pass: (ms: number) => void;
}

/** The handler of one attempt. */
type Act = (attempt: Attempt) => unknown;

interface Attempt {
  readonly key: string;
  readonly attempt: number;
  readonly pay: () => Promise<unknown>;
}

interface PairActs {
  /** Runs in the transaction. */
  readonly inside: Act;
  readonly after?: Act;
  readonly processing?: "before-response";
}

async function openReceivers({ inside, after, processing }: PairActs): Promise<Pair> {
  let offsetMs = 0;
  const hooks = { clockOffsetMs: () => offsetMs };
  const shop = await openShop({ hooks });
  const { inbox: other } = await openInbox({ hooks, schema: shop.schema });
  const open = (inbox: Inbox): RecordedReceiver =>
    createRecordedReceiver({
      inbox,
      retry,
      ...(processing && { processing }),
      handlers: async (_webhook, { transaction, deliveryKey: key, attempt }) => {
        await transaction?.(async (client) => {
          const pay = () => client.query(`INSERT INTO ${shop.payments} VALUES ($1)`, [key]);
          await inside({ key, attempt, pay });
        });
        await after?.({ key, attempt, pay: () => expect.fail("The transaction has ended.") });
      },
    });
  const receivers = [open(shop.inbox), open(other)];
  onTestFinished(async () => {
    for (const { receiver } of receivers) await receiver.close();
  });
  const pass = (ms: number): void => {
    offsetMs += ms;
  };
  return { shop, receivers, pass };
}

/** Expects that each delivery is handled and was paid once. */
async function expectPaidOnce({ inbox, listPayments }: Shop, count: number): Promise<void> {
  const isHandled = async () =>
    expect(await inbox.stats()).toMatchObject({ waiting: 0, claimed: 0, dead: 0, done: count });
  await vi.waitFor(isHandled, patience);
  const paid = await listPayments();
  const deliveries = await inbox.list({ state: "done", limit: 2 * count });
  expect(paid).toEqual(deliveries.map(({ key }) => key).sort());
}

describe("with two receivers, each effect happens once", () => {
  test("although each lease ends while its handler runs, and another receiver claims the delivery", async () => {
    const count = 12;
    const { shop, receivers, pass } = await openReceivers({
      inside: async ({ key, attempt, pay }) => {
        await pay();
        if (attempt > 1) return;
        pass(hourMs);
        const isTaken = async () => ((await shop.inbox.list({ key }))[0]?.attempts ?? 0) > 1;
        while (!(await isTaken())) await sleep(20);
      },
    });
    for (let index = 0; index < count; index += 1) {
      await send(receivers[index % 2]?.receiver ?? expect.fail(), buildAny());
    }
    await expectPaidOnce(shop, count);
    const logs = receivers.flatMap((each) => each.logs);
    const lost = logs.filter(({ error }) => `${error}`.includes("[lease_lost]"));
    expect(lost.length).toBeGreaterThanOrEqual(count);
    expect(logs.filter(({ code }) => code === "handled")).toHaveLength(count);
  });

  test("although handlers fail before, in and after their transactions, and the clock runs ahead", async () => {
    const count = 60;
    const failAtTimes = async () => {
      await sleep(20 * Math.random());
      if (Math.random() < 0.3) throw new Error("no");
    };
    const { shop, receivers, pass } = await openReceivers({
      inside: async ({ pay }) => {
        await failAtTimes();
        await pay();
        if (Math.random() < 0.2) pass(hourMs);
        await failAtTimes();
      },
      after: failAtTimes,
    });
    for (let index = 0; index < count; index += 1) {
      await send(receivers[index % 2]?.receiver ?? expect.fail(), buildAny());
    }
    await expectPaidOnce(shop, count);
  });

  test("although handlers run before the response and fail, and each delivery is sent to both", async () => {
    const count = 20;
    const { shop, receivers } = await openReceivers({
      processing: "before-response",
      inside: async ({ attempt, pay }) => {
        await pay();
        if (attempt === 1) throw new Error("no");
      },
      after: () => {
        throw new Error("too late");
      },
    });
    const sendUntilTaken = async (): Promise<void> => {
      const built = buildAny();
      const statuses = async () =>
        Promise.all(receivers.map(({ receiver }) => send(receiver, built)));
      while ((await statuses()).some((status) => status !== 202)) await setImmediate();
    };
    await Promise.all(Array.from({ length: count }, sendUntilTaken));
    await expectPaidOnce(shop, count);
  });
});

describe("after a kill, each effect still happens once:", () => {
  const deliveries = 4;

  // A process that dies before the commit handles the delivery again. After the commit, all may have been committed.
  const deaths = points.map((point, index) => ({ point, leastRuns: index < 4 ? 1 : 0 }));

  test.each(deaths)("$point", async ({ point, leastRuns }) => {
    const shop = await openShop();
    const { schema, payments } = shop;
    const url = inject("postgresUrl");
    expect(await die({ url, schema, payments, deliveries, point })).toBe("SIGKILL");
    const hooks = { clockOffsetMs: () => hourMs };
    const { inbox } = await openInbox({ schema, hooks });
    const runs: string[] = [];
    const { receiver } = createRecordedReceiver({
      inbox,
      retry,
      handlers: async (_webhook, { transaction, deliveryKey }) => {
        runs.push(deliveryKey);
        await transaction?.((client) =>
          client.query(`INSERT INTO ${payments} VALUES ($1)`, [deliveryKey]),
        );
      },
    });
    onTestFinished(() => receiver.close());
    await expectPaidOnce(shop, deliveries);
    expect(runs.length).toBeGreaterThanOrEqual(leastRuns);
  });
});

/** Runs a receiver until it kills itself. Resolves to the signal. */
async function die(options: DyingOptions): Promise<unknown> {
  const program = new URL("../children/dying.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, [program, JSON.stringify(options)], { stdio: "pipe" });
  let errors = "";
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  const [code, signal] = await once(child, "close");
  return signal ?? `${code}: ${errors}`;
}
