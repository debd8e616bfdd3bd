import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReceiverErrorCode } from "../../src/errors.ts";
import { decodeSignature } from "../../src/signature/decode.ts";
import { toKeys } from "../../src/signature/keys.ts";
import type { Secret } from "../../src/signature/secrets.ts";
import { stripWhitespace } from "../../src/signature/strip-whitespace.ts";
import { findSigned } from "../../src/signature/verify.ts";
import { receiverError } from "../receiver-error.ts";
import { createRecordedReceiver } from "../recorded-receiver.ts";
import { edgeCases, vectors } from "./vectors.ts";

function verify(body: string, signature: unknown, ...secrets: Secret[]): boolean {
  const decoded = decodeSignature(signature);
  return (
    decoded !== undefined && findSigned(Buffer.from(body), decoded, toKeys(secrets)) !== undefined
  );
}

function hmac(body: string | Uint8Array, secret = "s"): string {
  return createHmac("sha256", secret).update(body).digest("hex");
}

describe("published vectors", () => {
  it("are all there", () => expect(vectors).toHaveLength(10));

  it.each(vectors)("$name", ({ raw, signature, secret, expected_valid }) => {
    expect(verify(raw, signature, secret)).toBe(expected_valid);
  });

  it.each(vectors)(
    "$name, through the receiver",
    async ({ raw, signature, secret, expected_valid }) => {
      const { receiver, runs } = createRecordedReceiver({ secrets: secret });
      const headers = { "x-voucherify-signature": signature };
      const body = Buffer.from(raw);
      const answer = await receiver.handle({ method: "POST", path: "/webhooks", headers, body });
      await receiver.idle();
      expect(answer.status).toBe(expected_valid ? 202 : 401);
      expect(runs).toHaveLength(expected_valid ? 1 : 0);
    },
  );
});

describe("edge cases", () => {
  it("are all there", () => expect(edgeCases).toHaveLength(19));

  it.each(edgeCases)("$case: the raw body verifies", ({ raw, hR }) => {
    const signature = hmac(raw, "secretKey");
    expect(signature.slice(0, 16)).toBe(hR);
    expect(verify(raw, signature, "secretKey")).toBe(true);
  });

  it.each(edgeCases)("$case: a signature without the whitespace verifies", ({ raw, W, hW }) => {
    const signature = hmac(W, "secretKey");
    expect(signature.slice(0, 16)).toBe(hW);
    expect(Buffer.from(stripWhitespace(Buffer.from(raw))).toString()).toBe(W);
    expect(verify(raw, signature, "secretKey")).toBe(true);
  });

  it.each(edgeCases.filter(({ raw, W, J }) => J !== raw && J !== W))(
    "$case: a signature of the rewritten body does not",
    ({ raw, J }) => expect(verify(raw, hmac(J, "secretKey"), "secretKey")).toBe(false),
  );
});

describe("the signature header", () => {
  const body = '{"a":1}';
  const good = hmac(body);

  it("may be upper-case", () => expect(verify(body, good.toUpperCase(), "s")).toBe(true));

  it.each([
    ["missing", undefined],
    ["empty", ""],
    ["one digit short", good.slice(1)],
    ["one digit long", `${good}0`],
    ["a byte long", `${good}00`],
    ["not hex", `${good.slice(1)}g`],
    ["base64", Buffer.from(good, "hex").toString("base64")],
    ["prefixed", `sha256=${good}`],
    ["doubled", `${good}, ${good}`],
    ["a good one after a bad one", `${"0".repeat(64)}, ${good}`],
    ["a list", [good, good]],
    ["of digits outside ASCII", good.replace(/\d/, "١")],
    ["surrounded by spaces", ` ${good} `],
    ["ended by a line break", `${good}\n`],
    ["a number", 7],
    ["an object", { toString: () => good }],
    ["made with an empty secret", hmac(body, "")],
    ["a plain hash", createHash("sha256").update(body).digest("hex")],
  ])("is refused: %s", (_name, header) => expect(verify(body, header, "s")).toBe(false));

  it("never throws, whatever it is", () => {
    const header = fc.oneof(fc.anything(), fc.string(), fc.string({ unit: "binary" }));
    fc.assert(
      fc.property(header, fc.uint8Array(), (value, bytes) => {
        const signature = decodeSignature(value);
        if (!signature) return;
        expect(findSigned(bytes, signature, toKeys("s"))).toBeUndefined();
      }),
      { seed: 1 },
    );
  });
});

describe("secrets", () => {
  const body = '{"a": 1}';

  it("may be several, and the matching one is named", () => {
    const keys = toKeys(["new", Buffer.from("old")]);
    const find = (signature: string) =>
      findSigned(Buffer.from(body), Buffer.from(signature, "hex"), keys);
    expect(find(hmac(body, "old"))?.secretIndex).toBe(1);
    expect(find(hmac('{"a":1}', "new"))?.secretIndex).toBe(0);
    expect(find(hmac(body, "older"))).toBeUndefined();
  });

  it.each<[ReceiverErrorCode, string, unknown]>([
    ["secret_missing", "secrets", []],
    ["secret_missing", "secrets", undefined],
    ["secret_invalid", "secrets[0]", [7]],
    ["secret_blank", "secrets", ""],
    ["secret_blank", "secrets", " \n"],
    ["secret_blank", "secrets[1]", ["good", "\t"]],
    ["secret_blank", "secrets", new Uint8Array()],
  ])("are refused: %s %s for %j", (code, place, secrets) => {
    // @ts-expect-error: what JavaScript can pass
    expect(() => toKeys(secrets)).toThrow(receiverError(code, place));
  });
});
