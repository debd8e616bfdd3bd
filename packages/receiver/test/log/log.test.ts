import { setImmediate } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Log } from "../../src/log/log.ts";
import { buildDelivery, signRequest } from "../../src/testing.ts";
import { anyEvent, createRecordedReceiver } from "../recorded-receiver.ts";
import { deliver } from "../sending.ts";

afterEach(() => void vi.restoreAllMocks());

const failing: readonly [string, Log][] = [
  [
    "throws",
    () => {
      throw new Error("no disk");
    },
  ],
  ["rejects", () => Promise.reject(new Error("no disk"))],
];

describe.each(failing)("a log that %s", (_name, log) => {
  it("breaks nothing, and is reported once", async () => {
    const warn = vi.spyOn(process, "emitWarning").mockReturnValue();
    const { receiver, runs } = createRecordedReceiver({
      log,
      secrets: ["order-webhooks-test-secret", "stray "],
      retry: { attempts: 1 },
      limits: { maxBodyBytes: 10_000 },
      onRejected: () => Promise.reject(new Error("hook")),
      onDeadLetter: () => void runs.push("dead"),
      handlers: () => Promise.reject(new Error("handler")),
    });
    const statuses = [
      await deliver(receiver, buildDelivery({ event: anyEvent, purpose: "message" })),
      await deliver(receiver, signRequest("no JSON")),
      await deliver(receiver, signRequest("no JSON", "another secret")),
      await deliver(receiver, signRequest("x".repeat(10_001))),
      // @ts-expect-error: what JavaScript can pass
      (await receiver.handle({})).status,
    ];
    await receiver.close();
    await setImmediate();
    expect(statuses).toEqual([202, 202, 401, 413, 500]);
    expect(runs).toEqual(["dead", "unusable not_json"]);
    expect(warn).toHaveBeenCalledOnce();
    expect(warn).toHaveBeenCalledWith(
      expect.any(String),
      expect.objectContaining({ code: "log_failed" }),
    );
  });
});
