import { describe, expect, it } from "vitest";
import type { RawRequest, RequestHeaders } from "../../src/http/request.ts";
import { signatureHeader } from "../../src/signature/secrets.ts";
import { buildRawPayload, signRequest } from "../../src/testing.ts";
import { anyEvent, buildAny, createRecordedReceiver } from "../recorded-receiver.ts";

const { text, body, headers } = buildAny();
const signature = headers[signatureHeader] ?? "";
/** Values that some platforms pass for a missing header. */
function nothing(name: string): object {
  return { [name]: null };
}

/** Passes the headers as a `Map`, which their type excludes. */
function toMap(spell: (name: string) => string): RequestHeaders {
  const spelled = Object.entries(headers).map(([name, value]) => [spell(name), value] as const);
  // This cast is needed because only JavaScript may pass it.
  return new Map(spelled) as unknown as RequestHeaders;
}

const signaturePlace = `headers["${signatureHeader}"]`;
const request = { method: "POST", path: "/webhooks", headers, body };

async function handle(given: Partial<RawRequest>) {
  const { receiver, runs, rejections, logs } = createRecordedReceiver();
  const { status } = await receiver.handle({ ...request, ...given });
  await receiver.idle();
  return { status, runs, rejections, logs };
}

describe("a request as platforms hand it over", () => {
  it.each<[string, Partial<RawRequest>]>([
    ["text", { body: text }],
    ["an ArrayBuffer", { body: new Uint8Array(body).buffer }],
    ["a view of a larger buffer", { body: Buffer.concat([body, body]).subarray(0, body.length) }],
    ["base64", { body: Buffer.from(body).toString("base64"), isBase64Encoded: true }],
    ["text that is not base64, and says so", { body: text, isBase64Encoded: false }],
    ["bytes, with a flag left over", { body, isBase64Encoded: true }],
    ["a Headers object", { headers: new Headers(headers) }],
    ["a Map of headers", { headers: toMap((name) => name) }],
    ["a Map of headers in another case", { headers: toMap((name) => name.toUpperCase()) }],
    ["null for what it has not", { headers: { ...headers, ...nothing("content-encoding") } }],
    [
      "headers as lists of one",
      { headers: { "Content-Type": ["application/json"], "X-Voucherify-Signature": [signature] } },
    ],
    ["a path with a query", { path: "/webhooks?stage=prod" }],
    ["a slash at the end of the path", { path: "/webhooks/" }],
    ["a slash and a query", { path: "/webhooks/?a=1" }],
  ])("is taken: %s", async (_name, given) => {
    expect(await handle(given)).toMatchObject({ status: 202, runs: ["handled message"] });
  });

  it("is refused as base64 without the flag, with advice, though the body is too large to examine", async () => {
    const large = signRequest(JSON.stringify({ text: "ż".repeat(50_000) }));
    const { status, rejections } = await handle({
      body: Buffer.from(large.body).toString("base64"),
      headers: large.headers,
    });
    expect(status).toBe(401);
    expect(rejections).toMatchObject([{ cause: "too_large" }]);
    expect(rejections[0]?.fix).toContain("isBase64Encoded: event.isBase64Encoded");
  });

  it.each<[string, Partial<RawRequest>]>([
    ["as it is", { body: Buffer.from(body).toString("base64") }],
    ["in lines", { body: `${Buffer.from(body).toString("base64")}\r\n` }],
  ])("is refused as base64 without the flag, with advice: %s", async (_name, given) => {
    const { status, rejections } = await handle(given);
    expect(status).toBe(401);
    expect(rejections).toMatchObject([{ cause: "body_base64" }]);
    expect(rejections[0]?.fix).toContain('event.isBase64Encoded ? "base64" : "utf8"');
  });

  it("is refused as parsed if the body is an object of a framework's class", async () => {
    class OrderEvent {
      readonly order = {};
    }
    const { status, logs } = await handle({ body: new OrderEvent() as never });
    expect([status, logs[0]?.code]).toEqual([500, "body_consumed"]);
  });

  it.each([
    ["two signatures", { [signatureHeader]: [signature, signature] }],
    ["none in the list", { [signatureHeader]: [] }],
  ])("is refused with %s", async (_name, given) => {
    expect((await handle({ headers: given })).status).toBe(401);
  });

  it.each<[string, object]>([
    ["path", { path: undefined }],
    ["headers", { headers: undefined }],
    ["headers", { headers: "text" }],
    ["headers", { headers: new Headers(headers).entries() }],
    ["method", { method: undefined }],
    ["isBase64Encoded", { isBase64Encoded: "false" }],
    ["body", { body: text, isBase64Encoded: true }],
    ["body", { body: new Blob([text]) }],
    ["body", { body: new Blob([text]).stream() }],
    ["body", { body: Promise.resolve(body) }],
    ["body", { body: new SharedArrayBuffer(8) }],
    [signaturePlace, { headers: { ...headers, [signatureHeader]: [{ value: signature }] } }],
    [signaturePlace, { headers: { ...headers, [signatureHeader]: { value: signature } } }],
    [signaturePlace, { headers: { ...headers, [signatureHeader]: 5 } }],
  ])("gets one clear error for its %s: %o", async (name, given) => {
    const { status, logs } = await handle(given);
    expect(status).toBe(500);
    expect(logs).toMatchObject([{ level: "error", code: "request_invalid" }]);
    expect(logs[0]?.message).toContain(`[request_invalid] handle, ${name}: expected `);
  });

  it.each([
    ["null", null],
    ["nothing", undefined],
  ])("is unsigned without a body, handed over as %s", async (_name, nothing) => {
    const { status, rejections } = await handle({ body: nothing });
    expect(status).toBe(401);
    expect(rejections).toHaveLength(1);
  });
});

describe("anyPath", () => {
  const raw = buildRawPayload({ event: anyEvent, purpose: "message" });

  it.each([undefined, "/", "/api/orders/hook", "/webhooks"])(
    "takes envelopes on the path %s",
    async (path) => {
      const { receiver, runs } = createRecordedReceiver({ anyPath: true });
      const handed = path === undefined ? request : { ...request, path };
      if (path === undefined) Reflect.deleteProperty(handed, "path");
      expect((await receiver.handle(handed)).status).toBe(202);
      await receiver.idle();
      expect(runs).toEqual(["handled message"]);
      expect(receiver.pipeline.takesPath("/anything")).toBe(true);
    },
  );

  it("leaves raw paths to their events, with a slash at the end too", async () => {
    const { receiver, runs } = createRecordedReceiver({
      anyPath: true,
      rawPaths: { "/raw": anyEvent },
    });
    const { status } = await receiver.handle({
      method: "POST",
      path: "/raw/",
      headers: raw.headers,
      body: raw.body,
    });
    await receiver.idle();
    expect([status, runs]).toEqual([202, ["handled message"]]);
  });
});
