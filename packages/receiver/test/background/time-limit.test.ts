import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { attemptWork } from "../../src/background/time-limit.ts";

const never = () => new Promise<void>(() => {});

describe("an attempt", () => {
  it("leaves nothing behind on the signal that outlives it, however it ended", async () => {
    const { signal: closing } = new AbortController();
    const listen = (signal: AbortSignal) => signal.addEventListener("abort", () => {});
    await attemptWork(listen, { timeoutMs: 1_000, closing });
    await attemptWork(() => Promise.reject(new Error("no")), { timeoutMs: 1_000, closing });
    await attemptWork(never, { timeoutMs: 1, closing });
    expect(getEventListeners(closing, "abort")).toEqual([]);
  });

  it("lets go of its own signal, even if the owner's code still listens to it", async () => {
    const { signal: closing } = new AbortController();
    const before = process.memoryUsage().heapUsed;
    for (let count = 0; count < 2_000; count += 1) {
      const listen = (signal: AbortSignal) => {
        const ballast = Array.from({ length: 10_000 }, () => count);
        signal.addEventListener("abort", () => ballast);
      };
      await attemptWork(listen, { timeoutMs: 60_000, closing });
    }
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(80 * 1024 * 1024);
  });

  it("ends when the receiver closes, or had closed before", async () => {
    const closing = new AbortController();
    const attempted = attemptWork(never, { timeoutMs: 60_000, closing: closing.signal });
    closing.abort(new Error("closed"));
    const ended = { ok: false, error: new Error("closed") };
    expect(await attempted).toEqual(ended);
    expect(await attemptWork(never, { timeoutMs: 60_000, closing: closing.signal })).toEqual(ended);
  });
});
