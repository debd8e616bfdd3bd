import { describe, expect, it } from "vitest";
import { type Call, OwnerCode } from "../../src/background/owner-code.ts";
import { measureRetained } from "../measuring.ts";
import { receiverError } from "../receiver-error.ts";

function fail(error: Error): never {
  throw error;
}

const never = () => new Promise<void>(() => {});

describe("a call of the owner's code", () => {
  it("has its outcome at once if it returns no promise", () => {
    const ownerCode = new OwnerCode(1_000);
    expect(ownerCode.run(() => "done")).toEqual({ ok: true });
    const error = new Error("no");
    const fail = () => {
      throw error;
    };
    expect(ownerCode.run(fail)).toEqual({ ok: false, error });
  });

  it("has the outcome of its promise, including a library's own kind", async () => {
    const ownerCode = new OwnerCode(1_000);
    const error = new Error("no");
    expect(await ownerCode.run(async () => "done")).toEqual({ ok: true });
    expect(await ownerCode.run(() => Promise.reject(error))).toEqual({ ok: false, error });
    // biome-ignore lint/suspicious/noThenProperty: libraries have promises of their own
    const foreign = { then: (_done: () => void, fail: (error: Error) => void) => fail(error) };
    expect(await ownerCode.run(() => foreign)).toEqual({ ok: false, error });
    // biome-ignore lint/suspicious/noThenProperty: and some of them throw
    const throwing = { then: () => fail(error) };
    expect(await ownerCode.run(() => throwing)).toEqual({ ok: false, error });
  });

  it("ends when its time is up, and its signal aborts, whenever it is first read", async () => {
    const ownerCode = new OwnerCode(5);
    const signals: AbortSignal[] = [];
    const outcome = await ownerCode.run((call) => {
      signals.push(call.signal);
      setTimeout(() => signals.push(call.signal), 30);
      return never();
    });
    expect(outcome).toEqual({
      ok: false,
      error: receiverError("timed_out", "limits.handlerTimeoutMs"),
    });
    await expect.poll(() => signals.length).toBe(2);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
    expect(signals[1]).toBe(signals[0]);
  });

  it("has an aborted signal if it is first read after the end", async () => {
    const ownerCode = new OwnerCode(5);
    const calls: Call[] = [];
    const outcome = await ownerCode.run((call) => {
      calls.push(call);
      return never();
    });
    const [signal] = calls.map((call) => call.signal);
    expect(signal?.aborted).toBe(true);
    expect(outcome).toEqual({ ok: false, error: signal?.reason });
  });

  it("releases its signal, even if the owner's code still listens to it", async () => {
    const ownerCode = new OwnerCode(60_000);
    const retained = await measureRetained(async () => {
      for (let count = 0; count < 2_000; count += 1) {
        await ownerCode.run(async ({ signal }) => {
          const ballast = Array.from({ length: 10_000 }, () => count);
          signal.addEventListener("abort", () => ballast);
        });
      }
    });
    // Two thousand such arrays are 160 MB.
    expect(retained).toBeLessThan(20 * 1024 * 1024);
  });

  it("ends when the receiver closes, and does not begin afterwards", async () => {
    const ownerCode = new OwnerCode(60_000);
    const running = ownerCode.run(never);
    ownerCode.close();
    const ended = { ok: false, error: receiverError("receiver_closed", "close") };
    expect(await running).toEqual(ended);
    const late = () => expect.unreachable("It began.");
    expect(ownerCode.run(late)).toEqual(ended);
  });
});
