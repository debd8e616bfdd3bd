import { createHash, createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createLimiter } from "../../src/log/rate-limit.ts";
import type { SignatureFailureCause } from "../../src/signature/causes.ts";
import { advice, createDiagnosis } from "../../src/signature/diagnose.ts";
import { type Secret, signatureHeader } from "../../src/signature/secrets.ts";
import { buildDelivery, signBody, signRequest } from "../../src/testing.ts";
import { anyEvent, createRecordedReceiver } from "../recorded-receiver.ts";
import { deliver, send } from "../sending.ts";

const body = '{"a":10.0,"url":"https://x.example/é"}';
const rewritten = '{"a":10,"url":"https://x.example/é"}';
const good = signBody(body, "secret");

interface Case {
  readonly cause: SignatureFailureCause;
  readonly header?: unknown;
  readonly sent?: string | Uint8Array;
  readonly secret?: Secret;
}

const cases: readonly Case[] = [
  { cause: "signature_missing" },
  { cause: "signature_missing", header: "" },
  { cause: "signature_repeated", header: `${good}, ${good}` },
  { cause: "signature_repeated", header: [good, good] },
  { cause: "signature_prefixed", header: `sha256=${good}` },
  { cause: "signature_prefixed", header: `v1=${good}` },
  { cause: "signature_base64", header: Buffer.from(good, "hex").toString("base64") },
  { cause: "signature_other_algorithm", header: hmac("sha1") },
  { cause: "signature_other_algorithm", header: hmac("sha512") },
  { cause: "signature_malformed", header: good.slice(1) },
  { cause: "signature_malformed", header: "x".repeat(8_000) },
  { cause: "body_consumed", header: good, sent: "" },
  { cause: "body_consumed", header: good, sent: "[object Object]" },
  { cause: "body_base64", header: good, sent: Buffer.from(body).toString("base64") },
  { cause: "body_base64", header: good, sent: `${Buffer.from(body).toString("base64")}\n` },
  { cause: "secret_whitespace", header: good, secret: "secret\n" },
  { cause: "secret_whitespace", header: good, secret: " secret" },
  { cause: "secret_quoted", header: good, secret: '"secret"' },
  { cause: "secret_quoted", header: good, secret: "'secret' " },
  { cause: "secret_empty", header: createHmac("sha256", "").update(body).digest("hex") },
  { cause: "signature_unkeyed", header: createHash("sha256").update(body).digest("hex") },
  { cause: "signed_reserialized", header: signBody(rewritten, "secret") },
  {
    cause: "body_reserialized",
    header: signBody(rewritten.replaceAll("/", "\\/"), "secret"),
    sent: rewritten,
  },
  {
    cause: "body_reserialized",
    header: signBody(rewritten.replace("é", "\\u00e9"), "secret"),
    sent: rewritten,
  },
  { cause: "byte_order_mark", header: good, sent: `\ufeff${body}` },
  { cause: "byte_order_mark", header: signBody(`\ufeff${body}`, "secret") },
  { cause: "other_encoding", header: signBody(Buffer.from(body, "latin1"), "secret") },
  { cause: "other_encoding", header: good, sent: Buffer.from(body, "latin1") },
  { cause: "other_encoding", header: signBody(Buffer.from(body, "utf16le"), "secret") },
  { cause: "too_large", header: good, sent: "x".repeat(65 * 1024) },
  { cause: "signature_mismatch", header: good, secret: "another" },
  { cause: "signature_mismatch", header: good, sent: `${"[".repeat(60_000)}` },
  { cause: "signature_mismatch", header: signBody("{}", "secret"), secret: Buffer.from("secret") },
];

function hmac(algorithm: string): string {
  return createHmac(algorithm, "secret").update(body).digest("hex");
}

describe("the diagnosis", () => {
  it.each(cases)(
    "finds $cause: $header, $secret",
    ({ cause, header, sent = body, secret = "secret" }) => {
      const diagnose = createDiagnosis([secret]);
      const rejection = diagnose({ body: Buffer.from(sent), header });
      expect(rejection.cause).toBe(cause);
      expect(rejection.message).toMatch(/^[A-Z].*\.$/);
      expect(rejection.fix).toMatch(/^[A-Z].*\.$/);
      expect(JSON.stringify(rejection)).not.toContain(good);
    },
  );

  it("knows every cause that it can name", () => {
    const known = new Set<string>(cases.map(({ cause }) => cause));
    expect([...known].sort()).toEqual(Object.keys(advice).sort());
  });
});

describe("onRejected", () => {
  const built = buildDelivery({ event: anyEvent, purpose: "message" });
  const prefixed = { [signatureHeader]: `sha256=${signBody(built.body)}` };
  const forged = { ...built, headers: { ...built.headers, ...prefixed } };

  it("runs after the response, which does not contain the cause", async () => {
    const { receiver, rejections } = createRecordedReceiver();
    expect(await send(receiver, forged)).toBe(401);
    expect(rejections).toEqual([]);
    await receiver.idle();
    expect(rejections.map(({ cause }) => cause)).toEqual(["signature_prefixed"]);
  });

  it("runs ten times a minute at most, like the log", async () => {
    const { receiver, rejections, logs } = createRecordedReceiver();
    for (let count = 0; count < 30; count += 1) expect(await deliver(receiver, forged)).toBe(401);
    expect(rejections).toHaveLength(10);
    expect(logs.filter(({ code }) => code === "signature_rejected")).toHaveLength(10);
  });

  it("receives the owner's own mistakes, however many requests are unsigned", async () => {
    const { receiver, rejections, logs } = createRecordedReceiver({ secrets: "stray\n" });
    const unsigned = { ...built, headers: { "content-type": "application/json" } };
    for (let count = 0; count < 30; count += 1) await deliver(receiver, unsigned);
    await deliver(receiver, signRequest(built.text, "stray"));
    const head = { method: "POST", path: "/webhooks", headers: built.headers };
    await receiver.handle({ ...head, body: JSON.parse(built.text) });
    await receiver.idle();
    const causes = rejections.map(({ cause }) => cause);
    const missing = Array(10).fill("signature_missing");
    expect(causes).toEqual([...missing, "secret_whitespace", "body_consumed"]);
    expect(logs).toContainEqual(expect.objectContaining({ code: "body_consumed" }));
  });

  it("does not run for other refusals, which the log limits too", async () => {
    const { receiver, rejections, logs } = createRecordedReceiver({ limits: { maxBodyBytes: 10 } });
    for (let count = 0; count < 30; count += 1) expect(await deliver(receiver, built)).toBe(413);
    for (let count = 0; count < 30; count += 1) await deliver(receiver, built, "/other");
    expect(rejections).toEqual([]);
    const refused = logs.filter(({ code }) => code === "request_refused");
    expect(refused).toHaveLength(10);
    for (const { message } of refused) expect(message).toContain("413 body_too_large");
  });

  it("does not run for valid signatures", async () => {
    const { receiver, rejections } = createRecordedReceiver();
    await deliver(receiver, built);
    await deliver(receiver, signRequest("no JSON"));
    expect(rejections).toEqual([]);
  });
});

describe("the limiter", () => {
  it("counts again each minute", () => {
    let time = 0;
    const mayHappen = createLimiter(2, { now: () => time });
    expect([mayHappen(), mayHappen(), mayHappen()]).toEqual([true, true, false]);
    time = 59_999;
    expect(mayHappen()).toBe(false);
    time = 60_000;
    expect([mayHappen(), mayHappen(), mayHappen()]).toEqual([true, true, false]);
  });

  it("counts each topic by itself", () => {
    const mayHappen = createLimiter(1, { now: () => 0 });
    expect(["a", "a", "b", "b"].map(mayHappen)).toEqual([true, false, true, false]);
  });
});
