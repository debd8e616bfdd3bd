import type { Inbox } from "@order-webhooks/receiver";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import type { ReceiverOptions } from "../../../receiver/src/options/options.ts";
import {
  buildAny,
  createRecordedReceiver,
  type RecordedReceiver,
} from "../../../receiver/test/recorded-receiver.ts";
import { deliver, resign, send } from "../../../receiver/test/sending.ts";
import { inboxKinds, removeFiles } from "./inboxes.ts";

const opened: RecordedReceiver[] = [];

afterEach(async () => {
  for (const { receiver } of opened.splice(0)) await receiver.close();
});

afterAll(removeFiles);

/** A property that a receiver's owner relies on, with every inbox. */
interface Scenario {
  readonly name: string;
  /** Runs with a function that opens a receiver on the inbox. */
  readonly run: (
    open: (options?: Partial<ReceiverOptions>) => RecordedReceiver,
    inbox: Inbox,
  ) => Promise<void>;
}

const soon = { firstDelayMs: 1, maxDelayMs: 1 };
const patience = { timeout: 300_000 };

const scenarios: readonly Scenario[] = [
  {
    name: "fifty copies at once are one delivery, and each is acknowledged",
    run: async (open) => {
      const { receiver, runs } = open();
      const built = buildAny();
      const copies = Array.from({ length: 50 }, () => send(receiver, built));
      expect(new Set(await Promise.all(copies))).toEqual(new Set([202]));
      await receiver.idle();
      expect(runs).toEqual(["handled message"]);
      expect(await receiver.stats()).toMatchObject({ duplicates: 49 });
    },
  },
  {
    name: "a delivery that comes again after it was handled is not handled again",
    run: async (open) => {
      const { receiver, runs } = open();
      const built = buildAny();
      expect([await deliver(receiver, built), await deliver(receiver, built)]).toEqual([202, 202]);
      expect(runs).toEqual(["handled message"]);
    },
  },
  {
    name: "other content under the same ids is kept too, in quarantine",
    run: async (open) => {
      const { receiver, runs } = open();
      const built = buildAny();
      const { data } = JSON.parse(built.text);
      const other = resign(built, { data: { ...data, customer: { ...data.customer, name: "x" } } });
      expect([await deliver(receiver, built), await deliver(receiver, other)]).toEqual([202, 202]);
      expect(runs).toEqual(["handled message", "unusable id_conflict"]);
      expect(await receiver.list()).toMatchObject([
        { state: "quarantined", reason: "id_conflict" },
      ]);
    },
  },
  {
    name: "a corrected sending of data that did not conform is handled",
    run: async (open) => {
      const { receiver, runs } = open();
      const built = buildAny();
      const wrong = resign(built, { data: { greeting: "hello" } });
      expect([await deliver(receiver, wrong), await deliver(receiver, built)]).toEqual([202, 202]);
      expect(runs).toEqual(["nonconforming custom_payload", "handled message"]);
    },
  },
  {
    name: "a delivery that nothing can handle is a dead letter, others flow, and a replay has it handled",
    run: async (open) => {
      const poison = buildAny();
      let isCured = false;
      const handled: unknown[] = [];
      const { receiver } = open({
        retry: { attempts: 3, ...soon },
        handlers: (_webhook, { body, attempt }) => {
          const isPoison = Buffer.from(body).equals(poison.body);
          if (isPoison && !isCured) throw new Error("poison");
          handled.push(isPoison ? `poison ${attempt}` : "other");
        },
      });
      expect(await send(receiver, poison)).toBe(202);
      expect(await deliver(receiver, buildAny())).toBe(202);
      await expect.poll(async () => (await receiver.stats()).dead, patience).toBe(1);
      expect(await receiver.list()).toMatchObject([{ state: "dead", attempts: 3 }]);
      isCured = true;
      expect(await receiver.replay({ all: true })).toBe(1);
      await receiver.idle();
      expect(handled).toEqual(["other", "poison 1"]);
    },
  },
  {
    name: "a handler that hangs is aborted and called again, and acknowledgments do not wait",
    run: async (open, inbox) => {
      const calls: boolean[] = [];
      const { receiver } = open({
        retry: soon,
        limits: { handlerTimeoutMs: 20 },
        handlers: (_webhook, { attempt, signal }) => {
          if (attempt > 1) return void calls.push(true);
          return new Promise((_resolve, reject) => {
            signal.addEventListener("abort", () => {
              calls.push(false);
              reject(signal.reason);
            });
          });
        },
      });
      expect(await send(receiver, buildAny())).toBe(202);
      expect(await send(receiver, buildAny())).toBe(202);
      await expect.poll(async () => (await inbox.stats()).done, patience).toBe(2);
      expect(calls.filter((isLater) => isLater)).toHaveLength(2);
      expect(calls.filter((isLater) => !isLater)).toHaveLength(2);
    },
  },
  {
    name: "what failed for now comes again, with the attempts counted",
    run: async (open, inbox) => {
      const attempts: number[] = [];
      const { receiver } = open({
        retry: soon,
        handlers: (_webhook, { attempt }) => {
          attempts.push(attempt);
          if (attempt < 4) throw new Error("not yet");
        },
      });
      expect(await send(receiver, buildAny())).toBe(202);
      await expect.poll(async () => (await inbox.stats()).done, patience).toBe(1);
      expect(attempts).toEqual([1, 2, 3, 4]);
    },
  },
  {
    name: "quarantined deliveries are replayed when a receiver can take them",
    run: async (open) => {
      const { receiver, runs } = open();
      const built = buildAny();
      const { data } = JSON.parse(built.text);
      await deliver(receiver, built);
      await deliver(receiver, resign(built, { data: { ...data, more: 1 } }));
      expect(await receiver.replay({ reason: "id_conflict" })).toBe(1);
      await receiver.idle();
      expect(runs).toEqual(["handled message", "unusable id_conflict", "handled message"]);
      expect(await receiver.list()).toEqual([]);
    },
  },
];

describe.each(inboxKinds)("with an inbox of $name", ({ create }) => {
  it.each(scenarios)("$name", async ({ run }) => {
    const inbox: Inbox = await create();
    await run((options) => {
      const recorded = createRecordedReceiver({ inbox, ...options });
      opened.push(recorded);
      return recorded;
    }, inbox);
  });
});
