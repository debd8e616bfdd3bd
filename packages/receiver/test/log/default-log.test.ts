import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isReceiverError } from "../../src/errors.ts";
import { createReceiver } from "../../src/receiver.ts";
import { buildDelivery, signRequest, testSecret } from "../../src/testing.ts";
import { deliver } from "../http/sending.ts";
import { anyEvent, createWitness } from "../witness.ts";

const handlers = () => {};
const forged = buildDelivery({ event: anyEvent, purpose: "message", secret: "whsec-wrong" });

let warned: (string | Error)[];

beforeEach(() => {
  warned = [];
  vi.spyOn(process, "emitWarning").mockImplementation((warning) => void warned.push(warning));
});

afterEach(() => void vi.restoreAllMocks());

describe("without hooks and log, the owner is warned", () => {
  it("of wrong signatures once a minute, with their number and nothing else", async () => {
    let now = 0;
    vi.spyOn(performance, "now").mockImplementation(() => now);
    const receiver = createReceiver({ secrets: testSecret, handlers });
    for (let count = 0; count < 30; count += 1) await deliver(receiver, forged);
    expect(warned).toEqual([
      expect.stringMatching(/^1 request with a wrong signature was refused:/),
    ]);
    now = 60_000;
    for (let count = 0; count < 5; count += 1) await deliver(receiver, signRequest("{}", "other"));
    expect(warned[1]).toMatch(
      /^30 requests with a wrong signature were refused: .*set onRejected to/,
    );
    expect(warned).toHaveLength(2);
    expect(warned.join()).not.toMatch(/whsec|order-webhooks-test-secret|[0-9a-f]{64}|whs_/);
  });

  it("of a body that a parser consumed, however many requests came without a signature", async () => {
    const receiver = createReceiver({ secrets: testSecret, handlers });
    const head = { method: "POST", path: "/webhooks", headers: {}, body: new Uint8Array() };
    for (let count = 0; count < 30; count += 1) await receiver.handle(head);
    // @ts-expect-error: what JavaScript can pass
    await receiver.handle({ ...head, headers: forged.headers, body: {} });
    await receiver.idle();
    expect(warned.at(-1)).toMatch(/^The body had been read, and parsed, .*express\.json\(\)/);
  });

  it("of whitespace around a secret", () => {
    createReceiver({ secrets: "stray-secret\n", handlers });
    expect(warned).toEqual(["secrets[0] begins or ends with whitespace, and is used like that."]);
  });

  it("of a handler that failed and will be called again, once a minute", async () => {
    const failing = () => {
      throw new Error("the shop is closed");
    };
    const receiver = createReceiver({ secrets: testSecret, handlers: failing });
    for (const purpose of ["message", "promotion"] as const) {
      await deliver(receiver, buildDelivery({ event: anyEvent, purpose }));
    }
    expect(warned).toEqual([
      expect.stringMatching(/^A handler failed; it is called again in \d+ ms\.$/),
    ]);
  });

  it("of nothing while all is well", async () => {
    const receiver = createReceiver({ secrets: testSecret, handlers });
    await deliver(receiver, buildDelivery({ event: anyEvent, purpose: "message" }));
    expect(warned).toEqual([]);
  });
});

describe("wrong signatures are not counted", () => {
  it("for an owner who is told of each by onRejected", async () => {
    const { receiver, logs } = createWitness();
    await deliver(receiver, forged);
    expect(logs.map(({ code }) => code)).toEqual(["rejected"]);
    expect(warned).toEqual([]);
  });
});

describe("createReceiver", () => {
  it.each([[undefined], [null], ["secret"], [() => {}]])("wants options, and not %s", (options) => {
    // @ts-expect-error: what JavaScript can pass
    const create = () => createReceiver(options);
    expect(create).toThrow(/^createReceiver: expected an object, got /);
    expect(create).toThrow(expect.toSatisfy(isReceiverError));
  });

  it("says that secrets are missing", () => {
    // @ts-expect-error: what JavaScript can pass
    expect(() => createReceiver({ handlers })).toThrow(
      "secrets: expected at least one secret, got none.",
    );
  });
});
