import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Purpose } from "@order-webhooks/types";
import { type ParseResult, parseDelivery, parseEventData } from "@order-webhooks/validator";
import { describe, expect, it, vi } from "vitest";
import type { DeliveryReading } from "../../src/authenticity/delivery-reading.ts";
import type { ReadDeliveryOptions } from "../../src/authenticity/options.ts";
import { isReceiverError, type ReceiverErrorCode } from "../../src/errors.ts";
import { signatureHeader } from "../../src/signature/secrets.ts";
import {
  buildRawPayload,
  type SignedRequest,
  signBody,
  signRequest,
  testSecret,
} from "../../src/testing.ts";
import { receiverError } from "../receiver-error.ts";
import { anyEvent, buildAny } from "../recorded-receiver.ts";
import { variants } from "./variants.ts";

const schemas = dirname(fileURLToPath(import.meta.resolve("@order-webhooks/schemas/package.json")));
const exampleFiles = globSync("{,gen/}examples/*/*/*.json", { cwd: schemas }).sort();
const refusedFiles = globSync("refused/*.json", { cwd: schemas }).sort();

/** A payload that has to be refused. */
interface Refused {
  readonly form: "delivery" | "data";
  readonly event: string;
  readonly body: unknown;
  readonly options?: { readonly purposes: { readonly [sourceId: string]: Purpose } };
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(join(schemas, file), "utf8"));
}

/** The options that have all of a signed request. */
function optionsOf({ body, headers }: SignedRequest): ReadDeliveryOptions {
  return { body, headers, secrets: testSecret };
}

/** A reading without its bytes: a refusal as the validator gives it, and its message apart. */
function withoutMessage(reading: DeliveryReading): unknown {
  if (!reading.authentic) return reading;
  const { message, ...result } = { message: undefined, ...reading.result };
  return [result, message === undefined ? undefined : typeof message];
}

function expected(result: ParseResult): unknown {
  return [result, result.ok ? undefined : "string"];
}

describe.each(variants)("readDelivery of $name", ({ readDelivery }) => {
  it("reads every example, as the validator does", async () => {
    expect(exampleFiles.length).toBeGreaterThan(50);
    for (const file of exampleFiles) {
      const [rawEvent = ""] = file.replace(/^(gen\/)?examples\//, "").split("/");
      const data = readJson(file);
      const delivery = { ...JSON.parse(buildAny().text), data };
      delivery.event.type = rawEvent;
      const enveloped = await readDelivery(optionsOf(signRequest(JSON.stringify(delivery))));
      expect(withoutMessage(enveloped), file).toEqual(expected(parseDelivery(delivery)));
      const raw = { ...optionsOf(signRequest(JSON.stringify(data))), rawEvent };
      expect(withoutMessage(await readDelivery(raw)), file).toEqual(
        expected(parseEventData(rawEvent, data)),
      );
    }
  });

  it.each(refusedFiles)("gives the validator's refusal of %s", async (file) => {
    const { form, event, body, options } = readJson<Refused>(file);
    const isRaw = form === "data";
    const parsed = isRaw ? parseEventData(event, body) : parseDelivery(body, options);
    expect(parsed.ok).toBe(false);
    const request = optionsOf(signRequest(JSON.stringify(body)));
    const reading = await readDelivery({
      ...request,
      ...(isRaw && { rawEvent: event }),
      ...options,
    });
    expect(withoutMessage(reading)).toEqual(expected(parsed));
  });

  it.each([
    ["", "empty", "The body is empty."],
    ["order=1", "not_json", "The body is not JSON."],
    ["\ufeff{}", "byte_order_mark", expect.stringMatching(/^The body begins with/)],
    [Uint8Array.of(0x22, 0xff, 0x22), "not_utf8", "The body is not UTF-8."],
    ['{"__proto__":1}', "forbidden_key", expect.stringMatching(/^The body has a key/)],
  ])("finds an authentic body that is no JSON to read: %j", async (body, reason, message) => {
    const reading = await readDelivery(optionsOf(signRequest(body)));
    const result = { ok: false, reason, message, issues: [] };
    expect(reading).toEqual({ authentic: true, result, warnings: [], body: expect.anything() });
    expect(reading.authentic && Buffer.from(reading.body)).toEqual(Buffer.from(body));
  });

  it("says what to do in the message of a refusal", async () => {
    const raw = buildRawPayload({ event: anyEvent, purpose: "message" });
    expect(await messageOf(optionsOf(raw))).toMatch(/Pass the event of its URL as `rawEvent`\.$/);
    const misplaced = { ...optionsOf(buildAny()), rawEvent: anyEvent };
    expect(await messageOf(misplaced)).toMatch(/If the body is an envelope, omit `rawEvent`\.$/);
    const designed = signRequest(JSON.stringify({ ...JSON.parse(buildAny().text), data: {} }));
    expect(await messageOf(optionsOf(designed))).toMatch(/^\[custom_payload\] \/data: expected /);
  });

  async function messageOf(options: ReadDeliveryOptions): Promise<string | undefined> {
    const reading = await readDelivery(options);
    return reading.authentic && !reading.result.ok ? reading.result.message : undefined;
  }

  it("returns and reads the signed bytes, not the received ones", async () => {
    const { text } = buildAny();
    const spaced = JSON.stringify(JSON.parse(text), null, 2);
    const headers = { [signatureHeader]: signBody(text) };
    const reading = await readDelivery({ body: spaced, headers, secrets: testSecret });
    expect(reading.authentic && Buffer.from(reading.body).toString()).toBe(text);
    expect(reading.authentic && reading.result.ok).toBe(true);
  });

  const built = buildAny();
  const [signature = ""] = [built.headers[signatureHeader]];

  it.each<[string, ReadDeliveryOptions["headers"]]>([
    ["an object", built.headers],
    ["names in another case", { "X-Voucherify-Signature": signature }],
    ["a list of one", { [signatureHeader]: [signature] }],
    ["Headers", new Headers(built.headers)],
    ["Headers that have more", new Headers({ ...built.headers, accept: "*/*" })],
    ["an object without a prototype", Object.assign(Object.create(null), built.headers)],
  ])("finds the signature in %s", async (_name, headers) => {
    const reading = await readDelivery({ body: built.text, headers, secrets: testSecret });
    expect(reading.authentic && reading.result.ok).toBe(true);
  });

  it("accepts text beyond ASCII, and declared base64", async () => {
    const text = JSON.stringify({ ...built.delivery, note: "Zażółć 😀" });
    const { headers } = signRequest(text);
    const body = Buffer.from(text).toString("base64");
    const parts = { headers, secrets: ["newer", testSecret] };
    const encoded = await readDelivery({ ...parts, body, isBase64Encoded: true });
    expect(encoded).toEqual(await readDelivery({ ...parts, body: text }));
    expect(encoded.authentic).toBe(true);
    const error = receiverError("body_invalid", "body");
    await expect(readDelivery({ ...parts, body })).rejects.toEqual(error);
  });

  it("uses the purpose of `purposes`", async () => {
    const purposes = { distr_test: "unique_code" } as const;
    const reading = await readDelivery({ ...optionsOf(buildAny("unique_code")), purposes });
    expect(reading).toMatchObject({ result: { ok: true, purposeInferred: false } });
  });

  it.each<[string, ReadDeliveryOptions["headers"]]>([
    ["signature_missing", {}],
    ["signature_missing", new Headers()],
    ["signature_missing", { [signatureHeader]: "" }],
    ["signature_missing", { [signatureHeader]: [] }],
    ["signature_repeated", { [signatureHeader]: [signature, signature] }],
    ["signature_repeated", { [signatureHeader]: `${signature}, ${signature}` }],
    ["signature_prefixed", { [signatureHeader]: `sha256=${signature}` }],
    ["signature_base64", { [signatureHeader]: Buffer.from(signature, "hex").toString("base64") }],
    ["signature_other_algorithm", { [signatureHeader]: signature.slice(24) }],
    ["signature_malformed", { [signatureHeader]: signature.slice(1) }],
    ["signature_mismatch", { [signatureHeader]: signBody(built.body, "another") }],
  ])("finds what is not authentic: %s of %j", async (cause, headers) => {
    const reading = await readDelivery({ body: built.body, headers, secrets: testSecret });
    expect(reading).toEqual({ authentic: false, cause });
  });

  it("parses nothing that is not authentic", async () => {
    const parse = vi.spyOn(JSON, "parse");
    await readDelivery({ ...optionsOf(built), secrets: "another" });
    const calls = parse.mock.calls.length;
    parse.mockRestore();
    expect(calls).toBe(0);
  });

  it.each<[ReceiverErrorCode, string, object]>([
    ["secret_missing", "secrets", { secrets: undefined }],
    ["secret_missing", "secrets", { secrets: [] }],
    ["secret_blank", "secrets", { secrets: " " }],
    ["secret_blank", "secrets[1]", { secrets: [testSecret, ""] }],
    ["secret_invalid", "secrets", { secrets: { current: testSecret } }],
    ["body_invalid", "body", { body: built.delivery }],
    ["body_invalid", "body", { body: undefined }],
    ["options_invalid", "headers", { headers: undefined }],
    ["options_invalid", "headers", { headers: [signatureHeader, signature] }],
    ["options_invalid", "headers", { headers: new Headers(built.headers).entries() }],
    ["options_invalid", "headers", { headers: { [signatureHeader]: [{ value: signature }] } }],
    ["options_invalid", "isBase64Encoded", { isBase64Encoded: "true" }],
    ["option_unknown", "rawevent", { rawevent: anyEvent }],
    ["event_unknown", "rawEvent", { rawEvent: { type: anyEvent } }],
    ["purposes_invalid", "purposes", { purposes: new Map() }],
    ["purpose_unknown", "purposes.distr_test", { purposes: { distr_test: "gift" } }],
  ])("throws %s at %s for a mistake", async (code, place, mistake) => {
    const promise = readDelivery({ ...optionsOf(built), ...mistake });
    await expect(promise).rejects.toEqual(receiverError(code, place));
  });

  it("quotes neither body nor secret in an error", async () => {
    const mistakes = [
      { body: built.delivery },
      { secrets: { a: testSecret } },
      { headers: signature },
    ];
    for (const mistake of mistakes) {
      // @ts-expect-error: what JavaScript can pass
      const error = await readDelivery({ ...optionsOf(built), ...mistake }).catch((one) => one);
      expect(isReceiverError(error) && error.message).toMatch(/^\[\w+\] \w+: expected/);
      expect(error.message).not.toContain(testSecret);
      expect(error.message).not.toContain(built.delivery.id);
      expect(error.message).not.toContain(signature);
    }
  });

  it("throws options_invalid without options", async () => {
    // @ts-expect-error: what JavaScript can pass
    const promise = readDelivery(null);
    await expect(promise).rejects.toEqual(receiverError("options_invalid", "readDelivery"));
  });

  it("refuses an unsigned parsed body by its header", async () => {
    const options: object = { body: {}, headers: {}, secrets: testSecret };
    // @ts-expect-error: what JavaScript can pass
    expect(await readDelivery(options)).toEqual({ authentic: false, cause: "signature_missing" });
  });
});

describe("readDelivery with WebCrypto", () => {
  it("reads the verified bytes, even if the buffer changes in the meantime", async () => {
    const [, web] = variants;
    const { headers, text } = buildAny();
    const body = new TextEncoder().encode(text);
    const promise = web?.readDelivery({ body, headers, secrets: testSecret });
    body.fill(0x20);
    const reading = await promise;
    expect(reading?.authentic && Buffer.from(reading.body).toString()).toBe(text);
  });
});
