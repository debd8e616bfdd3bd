import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { isReceiverError, type ReceiverErrorCode } from "../../src/errors.ts";
import type { Secret } from "../../src/signature/secrets.ts";
import { receiverError } from "../receiver-error.ts";
import { edgeCases, vectors } from "../signature/vectors.ts";
import { variants } from "./variants.ts";

function hmac(body: string | Uint8Array, secret: Secret = "s"): string {
  return createHmac("sha256", secret).update(body).digest("hex");
}

describe.each(variants)("verifySignature of $name", ({ verifySignature }) => {
  const text = '{"a": "Zażółć 😀"}';
  const good = hmac(text);

  it.each(vectors)("agrees with the published vector $name", async (vector) => {
    const { raw: body, signature, secret: secrets, expected_valid } = vector;
    expect(await verifySignature({ body, signature, secrets })).toBe(expected_valid);
  });

  it.each(edgeCases)("accepts the body of $case, and without whitespace", async ({ raw, W }) => {
    const check = (signed: string) =>
      verifySignature({ body: raw, signature: hmac(signed), secrets: "s" });
    expect([await check(raw), await check(W)]).toEqual([true, true]);
  });

  it.each(edgeCases.filter(({ raw, W, J }) => J !== raw && J !== W))(
    "refuses the rewritten body of $case",
    async ({ raw: body, J }) =>
      expect(await verifySignature({ body, signature: hmac(J), secrets: "s" })).toBe(false),
  );

  it.each<[string, string | Uint8Array | ArrayBuffer]>([
    ["text", text],
    ["a Buffer", Buffer.from(text)],
    ["a view of a larger memory", Buffer.from(`12${text}34`).subarray(2, -2)],
    ["an ArrayBuffer", new TextEncoder().encode(text).buffer],
  ])("takes %s", async (_name, body) => {
    expect(await verifySignature({ body, signature: good, secrets: "s" })).toBe(true);
    expect(await verifySignature({ body, signature: good, secrets: "another" })).toBe(false);
  });

  it("decodes base64 only if it is declared", async () => {
    const body = Buffer.from(text).toString("base64");
    const parts = { body, signature: good, secrets: "s" };
    expect(await verifySignature({ ...parts, isBase64Encoded: true })).toBe(true);
    const other = { ...parts, signature: hmac("other") };
    expect(await verifySignature(other)).toBe(false);
    expect(await verifySignature({ ...other, isBase64Encoded: true })).toBe(false);
  });

  const base64 = Buffer.from(text).toString("base64");

  it.each<[string, string]>([
    ["as it is", base64],
    ["in lines", `${base64.slice(0, 20)}\r\n${base64.slice(20)}\n`],
    ["without padding", base64.replace(/=+$/, "")],
    ["of the alphabet for URLs", base64.replaceAll("+", "-").replaceAll("/", "_")],
  ])("throws body_invalid for base64 that is not said to be: %s", async (_name, body) => {
    for (const rest of [{}, { isBase64Encoded: false }]) {
      const promise = verifySignature({ body, signature: good, secrets: "s", ...rest });
      await expect(promise).rejects.toEqual(receiverError("body_invalid", "body"));
      await expect(promise).rejects.toThrow("isBase64Encoded: event.isBase64Encoded");
    }
  });

  it("does not decode an unsigned body above the limit of examined bodies", async () => {
    const decode = vi.spyOn(globalThis, "atob");
    const body = "A".repeat(65_537);
    expect(await verifySignature({ body, signature: good, secrets: "s" })).toBe(false);
    const calls = decode.mock.calls.length;
    decode.mockRestore();
    expect(calls).toBe(0);
  });

  it("throws body_invalid for text that is declared as base64 but is not", async () => {
    const parts = { body: text, signature: good, secrets: "s", isBase64Encoded: true };
    const promise = verifySignature(parts);
    await expect(promise).rejects.toEqual(receiverError("body_invalid", "body"));
    await expect(promise).rejects.toThrow("got text that is not base64.");
  });

  it("accepts digits of either case, and a list of one", async () => {
    const parts = { body: text, secrets: "s" };
    expect(await verifySignature({ ...parts, signature: good.toUpperCase() })).toBe(true);
    expect(await verifySignature({ ...parts, signature: [good] })).toBe(true);
  });

  it.each<[string, unknown]>([
    ["missing", undefined],
    ["null", null],
    ["an empty list", []],
    ["a list of two", [good, good]],
    ["joined", `${good}, ${good}`],
    ["prefixed", `sha256=${good}`],
    ["base64", Buffer.from(good, "hex").toString("base64")],
    ["one digit short", good.slice(1)],
    ["ended by a line break", `${good}\n`],
    ["a plain hash", createHash("sha256").update(text).digest("hex")],
    ["made with an empty secret", hmac(text, "")],
  ])("refuses a signature that is %s", async (_name, signature) => {
    // @ts-expect-error: what JavaScript can pass
    expect(await verifySignature({ body: text, signature, secrets: "s" })).toBe(false);
  });

  it.each<[ReceiverErrorCode, string, object]>([
    ["options_invalid", "signature", { signature: [[good]] }],
    ["options_invalid", "signature", { signature: { toString: () => good } }],
    ["options_invalid", "signature", { signature: Buffer.from(good, "hex") }],
    ["options_invalid", "signature", { signature: new Headers({ a: good }) }],
    ["options_invalid", "signature", { signature: 5 }],
    ["options_invalid", "isBase64Encoded", { signature: good, isBase64Encoded: "false" }],
    ["option_unknown", "headers", { headers: { "x-voucherify-signature": good } }],
    ["option_unknown", "secret", { signature: good, secret: "s" }],
  ])("throws %s at %s for %j", async (code, place, mistake) => {
    // @ts-expect-error: what JavaScript can pass
    const promise = verifySignature({ body: text, secrets: "s", ...mistake });
    await expect(promise).rejects.toEqual(receiverError(code, place));
  });

  it("tries every secret, as text or bytes", async () => {
    const secrets = ["new", Buffer.from("old"), Uint8Array.of(0xff, 0x80)];
    for (const secret of secrets) {
      expect(await verifySignature({ body: text, signature: hmac(text, secret), secrets })).toBe(
        true,
      );
    }
    const signature = hmac(text, "older");
    expect(await verifySignature({ body: text, signature, secrets })).toBe(false);
  });

  it.each<[ReceiverErrorCode, string, unknown]>([
    ["secret_missing", "secrets", undefined],
    ["secret_missing", "secrets", []],
    ["secret_invalid", "secrets[0]", [7]],
    ["secret_blank", "secrets", ""],
    ["secret_blank", "secrets[1]", ["good", " \n"]],
    ["secret_blank", "secrets", Uint8Array.of(0x20, 0xa0)],
  ])("throws %s at %s for %j, even without a signature", async (code, place, secrets) => {
    // @ts-expect-error: what JavaScript can pass
    const promise = verifySignature({ body: text, signature: undefined, secrets });
    await expect(promise).rejects.toEqual(receiverError(code, place));
  });

  it.each<[string, unknown, string]>([
    ["an object", { a: 1 }, "an object"],
    ["nothing", undefined, "nothing"],
    ["a DataView", new DataView(new ArrayBuffer(1)), "a DataView"],
    ["a stream", new Blob([text]).stream(), "a ReadableStream"],
  ])("throws body_invalid for a body that is %s", async (_name, body, found) => {
    // @ts-expect-error: what JavaScript can pass
    const promise = verifySignature({ body, signature: good, secrets: "s" });
    await expect(promise).rejects.toEqual(receiverError("body_invalid", "body"));
    await expect(promise).rejects.toThrow(`got ${found}. Pass the body from before any parser`);
  });

  it("throws options_invalid without options", async () => {
    // @ts-expect-error: what JavaScript can pass
    const promise = verifySignature();
    await expect(promise).rejects.toEqual(receiverError("options_invalid", "verifySignature"));
  });
});

describe("both variants", () => {
  it("agree on all inputs", async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.json().map((json) => Buffer.from(JSON.stringify(JSON.parse(json), null, 1))),
    );
    const body = fc.oneof(
      bytes,
      fc.string({ unit: "grapheme" }),
      bytes.map(({ buffer, byteOffset, byteLength }) =>
        buffer.slice(byteOffset, byteOffset + byteLength),
      ),
    );
    const secret = fc.oneof(fc.string(), fc.uint8Array({ maxLength: 5 }));
    const outcomes = new Set<unknown>();
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          body: fc.oneof(body, fc.anything()),
          isBase64Encoded: fc.boolean(),
          signature: fc.oneof(fc.constant(hmac("")), fc.constant("signed"), fc.anything()),
          secrets: fc.oneof(secret, fc.array(secret, { maxLength: 3 })),
        }),
        async ({ signature, ...parts }) => {
          const options: unknown = {
            ...parts,
            signature: signature === "signed" ? signAny(parts) : signature,
          };
          // @ts-expect-error: what JavaScript can pass
          const promises = variants.map((one) => one.verifySignature(options).catch(toCode));
          const [ofNode, ofWeb] = await Promise.all(promises);
          expect(ofWeb).toBe(ofNode);
          outcomes.add(ofNode);
        },
      ),
      { seed: 4, numRuns: 2_000 },
    );
    const errors = ["body_invalid", "options_invalid", "secret_blank", "secret_missing"];
    expect(outcomes).toEqual(new Set([true, false, ...errors]));
  });

  /** Signs text or bytes with the last secret. */
  function signAny({ body, secrets }: { readonly body: unknown; readonly secrets: unknown }) {
    const secret = [secrets].flat().at(-1);
    const isText = typeof body === "string" || body instanceof Uint8Array;
    const isSecret = typeof secret === "string" || secret instanceof Uint8Array;
    return isText && isSecret ? hmac(body, secret) : undefined;
  }

  function toCode(error: unknown): unknown {
    return isReceiverError(error) ? error.code : error;
  }
});

describe("the keys of WebCrypto", () => {
  const [, { verifySignature }] = variants as [unknown, (typeof variants)[number]];
  const body = "{}";

  async function countImports(secrets: readonly string[]): Promise<number> {
    const importKey = vi.spyOn(crypto.subtle, "importKey");
    for (const secret of secrets) {
      const signature = hmac(body, secret);
      expect(await verifySignature({ body, signature, secrets: secret })).toBe(true);
    }
    const { length } = importKey.mock.calls;
    importKey.mockRestore();
    return length;
  }

  it("are imported once, and removed only after many others", async () => {
    const others = Array.from({ length: 200 }, (_, index) => `other ${index}`);
    expect(await countImports(["first", "first", "first"])).toBe(1);
    expect(await countImports(others)).toBe(200);
    expect(await countImports(["other 199", "first"])).toBe(1);
  });
});
