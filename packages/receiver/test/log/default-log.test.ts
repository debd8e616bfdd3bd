import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createReceiver } from "../../src/receiver.ts";
import { buildDelivery, signRequest, testSecret } from "../../src/testing.ts";
import { anyEvent, createRecordedReceiver } from "../recorded-receiver.ts";
import { deliver } from "../sending.ts";

const handlers = () => {};
const forged = buildDelivery({ event: anyEvent, purpose: "message", secret: "whsec-wrong" });

let warned: { readonly code: string; readonly text: string }[];

beforeEach(() => {
  warned = [];
  vi.spyOn(process, "emitWarning").mockImplementation((warning, options) => {
    warned.push({ code: String(Reflect.get(Object(options), "code")), text: String(warning) });
  });
});

afterEach(() => void vi.restoreAllMocks());

describe("without callbacks and log, the owner is warned", () => {
  it("of wrong signatures once a minute, with their number and nothing else", async () => {
    let now = 0;
    vi.spyOn(performance, "now").mockImplementation(() => now);
    const receiver = createReceiver({ secrets: testSecret, handlers });
    for (let count = 0; count < 30; count += 1) await deliver(receiver, forged);
    const code = "signature_rejected";
    const advice = expect.stringMatching(/^Another secret signed .* Compare the secret /);
    expect(warned).toEqual([{ code, text: advice }]);
    now = 60_000;
    for (let count = 0; count < 5; count += 1) await deliver(receiver, signRequest("{}", "other"));
    const text = expect.stringMatching(/ 30 more times .* Compare the secret /);
    expect(warned.slice(1)).toEqual([{ code, text }]);
    expect(JSON.stringify(warned)).not.toMatch(
      /whsec|order-webhooks-test-secret|[0-9a-f]{64}|whs_/,
    );
  });

  it("of a body that a parser consumed, however many requests came without a signature", async () => {
    const receiver = createReceiver({ secrets: testSecret, handlers });
    const head = { method: "POST", path: "/webhooks", headers: {}, body: new Uint8Array() };
    for (let count = 0; count < 30; count += 1) await receiver.handle(head);
    // @ts-expect-error: what JavaScript can pass
    await receiver.handle({ ...head, headers: forged.headers, body: {} });
    await receiver.idle();
    const text = expect.stringContaining("express.json()");
    expect(warned.at(-1)).toEqual({ code: "body_consumed", text });
  });

  it("of whitespace around a secret", () => {
    createReceiver({ secrets: "stray-secret\n", handlers });
    const text = expect.stringMatching(/^secrets\[0\] /);
    expect(warned).toEqual([{ code: "secret_whitespace", text }]);
  });

  it("of a handler that failed and will be called again, once a minute", async () => {
    const failing = () => {
      throw new Error("the shop is closed");
    };
    const receiver = createReceiver({ secrets: testSecret, handlers: failing });
    for (const purpose of ["message", "promotion"] as const) {
      await deliver(receiver, buildDelivery({ event: anyEvent, purpose }));
    }
    expect(warned.map(({ code }) => code)).toEqual(["handler_failed"]);
  });

  it("of nothing while all is well", async () => {
    const receiver = createReceiver({ secrets: testSecret, handlers });
    await deliver(receiver, buildDelivery({ event: anyEvent, purpose: "message" }));
    expect(warned).toEqual([]);
  });
});

describe("wrong signatures are not counted", () => {
  it("for an owner whose onRejected receives each", async () => {
    const { receiver, logs } = createRecordedReceiver();
    await deliver(receiver, forged);
    expect(logs.map(({ code }) => code)).toEqual(["signature_rejected"]);
    expect(warned).toEqual([]);
  });
});
