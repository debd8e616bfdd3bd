import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Inbox } from "../../src/inbox/inbox.ts";
import { createMemoryInbox } from "../../src/inbox/memory.ts";
import { createReceiver } from "../../src/receiver.ts";
import { buildDelivery, signBody, testSecret } from "../../src/testing.ts";
import { bind } from "../inbox/bound-inbox.ts";
import { anyEvent, createRecordedReceiver } from "../recorded-receiver.ts";

const built = buildDelivery({ event: anyEvent, purpose: "message" });

/** Arbitrary bodies, and deliveries with some bytes overwritten, cut or repeated. */
const body = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.json().map((text) => Buffer.from(text)),
  fc
    .tuple(fc.nat(built.body.length), fc.nat(40), fc.uint8Array({ maxLength: 20 }))
    .map(([at, cut, bytes]) =>
      Buffer.concat([built.body.subarray(0, at), bytes, built.body.subarray(at + cut)]),
    ),
);

function post(bytes: Uint8Array, signature: string) {
  const headers = { "content-type": "application/json", "x-voucherify-signature": signature };
  return { method: "POST", path: "/webhooks", headers, body: bytes };
}

afterEach(() => vi.restoreAllMocks());

describe("whatever the body", () => {
  it("an authentic one is answered with success", async () => {
    const inbox = createMemoryInbox({ maxKept: 10_000 });
    const { receiver, logs } = createRecordedReceiver({ inbox });
    await fc.assert(
      fc.asyncProperty(body, async (bytes) => {
        const answer = await receiver.handle(post(bytes, signBody(bytes)));
        expect(answer.status).toBe(202);
        await receiver.idle();
      }),
      { seed: 5, numRuns: 2_000 },
    );
    expect(logs.filter(({ level }) => level === "error")).toEqual([]);
  });

  it("an unauthentic one is neither parsed nor stored", async () => {
    const put = vi.fn();
    const inbox: Inbox = { ...bind(createMemoryInbox()), put };
    const receiver = createReceiver({ secrets: testSecret, handlers: {}, inbox, log: () => {} });
    await receiver.idle();
    const parse = vi.spyOn(JSON, "parse");
    const decode = vi.spyOn(TextDecoder.prototype, "decode");
    const signatures: string[] = [];
    const signature = fc.oneof(fc.string(), fc.constant(signBody("{}", "wrong")));
    await fc.assert(
      fc.asyncProperty(body, signature, async (bytes, header) => {
        signatures.push((await receiver.handle(post(bytes, header))).code);
      }),
      { seed: 6, numRuns: 1_000 },
    );
    expect(new Set(signatures)).toEqual(new Set(["invalid_signature"]));
    expect(parse).not.toHaveBeenCalled();
    expect(decode).not.toHaveBeenCalled();
    expect(put).not.toHaveBeenCalled();
  });
});
