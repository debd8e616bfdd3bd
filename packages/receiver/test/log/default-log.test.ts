import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ReceiverOptions } from "../../src/options/options.ts";
import { createReceiver, type Receiver } from "../../src/receiver.ts";
import { buildDelivery, signRequest, testSecret } from "../../src/testing.ts";
import { alone, recordWarnings, warned } from "../own-warnings.ts";
import { anyEvent } from "../recorded-receiver.ts";
import { deliver } from "../sending.ts";

const handlers = () => {};
const forged = buildDelivery({ event: anyEvent, purpose: "message", secret: "whsec-wrong" });

beforeEach(() => {
  recordWarnings();
});

/** Creates a receiver that closes with its test. Otherwise its retries would warn in the next test. */
function open(options: ReceiverOptions): Receiver {
  const receiver = createReceiver(options);
  opened.push(receiver);
  return receiver;
}

const opened: Receiver[] = [];

afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await Promise.all(opened.splice(0).map((receiver) => receiver.close()));
});

describe("without callbacks and log, the owner is warned", () => {
  it(
    "of wrong signatures once a minute, with their number and nothing else",
    alone(async () => {
      let now = 0;
      vi.spyOn(performance, "now").mockImplementation(() => now);
      const receiver = open({ secrets: testSecret, handlers });
      for (let count = 0; count < 30; count += 1) await deliver(receiver, forged);
      const code = "signature_rejected";
      const advice = expect.stringMatching(/^Another secret signed .* Compare the secret /);
      expect(warned()).toEqual([{ code, text: advice }]);
      now = 60_000;
      for (let count = 0; count < 5; count += 1)
        await deliver(receiver, signRequest("{}", "other"));
      const text = expect.stringMatching(/ 30 more times .* Compare the secret /);
      expect(warned().slice(1)).toEqual([{ code, text }]);
      expect(JSON.stringify(warned())).not.toMatch(
        /whsec|order-webhooks-test-secret|[0-9a-f]{64}|whs_/,
      );
    }),
  );

  it(
    "of a body that a parser consumed, however many requests came without a signature",
    alone(async () => {
      const receiver = open({ secrets: testSecret, handlers });
      const head = { method: "POST", path: "/webhooks", headers: {}, body: new Uint8Array() };
      for (let count = 0; count < 30; count += 1) await receiver.handle(head);
      // @ts-expect-error: what JavaScript can pass
      await receiver.handle({ ...head, headers: forged.headers, body: {} });
      await receiver.idle();
      const text = expect.stringContaining("express.json()");
      expect(warned().at(-1)).toEqual({ code: "body_consumed", text });
    }),
  );

  it(
    "of whitespace around a secret",
    alone(() => {
      createReceiver({ secrets: "stray-secret\n", handlers });
      const text = expect.stringMatching(/^secrets\[0\] /);
      expect(warned()).toEqual([{ code: "secret_whitespace", text }]);
    }),
  );

  it(
    "of a handler that failed and will be called again, once a minute",
    alone(async () => {
      const failing = () => {
        throw new Error("the shop is closed");
      };
      const receiver = open({ secrets: testSecret, handlers: failing });
      for (const purpose of ["message", "promotion"] as const) {
        await deliver(receiver, buildDelivery({ event: anyEvent, purpose }));
      }
      expect(warned().map(({ code }) => code)).toEqual(["handler_failed"]);
    }),
  );

  it(
    "at the end of a minute by the next event, even if the timer is late",
    alone(async () => {
      vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
      let now = 0;
      vi.spyOn(performance, "now").mockImplementation(() => now);
      const receiver = open({ secrets: testSecret, handlers });
      await deliver(receiver, signRequest("no JSON 1"));
      vi.advanceTimersByTime(59_999);
      now = 60_000;
      await deliver(receiver, signRequest("no JSON 2"));
      expect(warned()).toHaveLength(2);
      expect(warned()[1]?.text).toContain(" once more within a minute");
      vi.advanceTimersByTime(1);
      await deliver(receiver, signRequest("no JSON 3"));
      expect(warned()).toHaveLength(2);
      now = 120_000;
      vi.advanceTimersByTime(60_000);
      expect(warned()[2]?.text).toContain(" once more within a minute");
    }),
  );

  it(
    "of nothing while everything works",
    alone(async () => {
      const receiver = open({ secrets: testSecret, handlers });
      await deliver(receiver, buildDelivery({ event: anyEvent, purpose: "message" }));
      expect(warned()).toEqual([]);
    }),
  );
});

describe("wrong signatures are not counted", () => {
  it(
    "for an owner whose onRejected receives each",
    alone(async () => {
      const causes: string[] = [];
      const receiver = open({
        secrets: testSecret,
        handlers,
        onRejected: ({ cause }) => void causes.push(cause),
      });
      await deliver(receiver, forged);
      expect(causes).toEqual(["signature_mismatch"]);
      expect(warned()).toEqual([]);
    }),
  );
});
