import { gzipSync } from "node:zlib";
import { buildDelivery, type SignedRequest, signBody, signRequest } from "../../../src/testing.ts";
import { anyEvent, buildAny, noEvent } from "../../recorded-receiver.ts";
import { resign } from "../../sending.ts";

/** A request over HTTP. By default a POST to the receiver's path. */
export interface HttpRequest {
  readonly signed: SignedRequest;
  readonly method?: string;
  readonly path?: string;
  /** Headers that are added to the signed ones, or replace them. */
  readonly headers?: { readonly [name: string]: string };
}

/** The outcome of a request: its status, and a part of the process warning if the receiver prints one. */
export interface Outcome {
  readonly status: number;
  readonly warning?: string;
}

/** A request, and the outcome that the README's table promises. */
export interface ServerCase extends HttpRequest, Outcome {
  readonly name: string;
  /** The beginning of the table's row. */
  readonly row: string;
  /** The id of the order that the handler prints. */
  readonly printed?: string;
}

/** Rows of the README's table without a case, with the reason. */
export const unsentRows: readonly { readonly row: string; readonly reason: string }[] = [
  { row: "a body that could not be stored", reason: "No recipe has an inbox that fails." },
  { row: "with `before-response`", reason: "No recipe here runs handlers first." },
  { row: "a body that a parser consumed first", reason: "Every recipe keeps the bytes." },
];

const megabyte = 1024 * 1024;
const json = "application/json";
const signatureHeader = "x-voucherify-signature";
const once = handled("as the vendor sends it");

/** The requests for every server, in their order. */
export const serverCases: readonly ServerCase[] = [
  once,
  { name: "again", row: "authentic, a duplicate", signed: once.signed, status: 202 },
  handled("another kind of JSON", { headers: { "content-type": "application/vnd.x+json" } }),
  handled("JSON in UTF-8", { headers: { "content-type": `${json}; charset=utf-8` } }),
  handled("a slash at the end", { path: "/webhooks/" }),
  handled("a query", { path: "/webhooks?x=1" }),
  handled("as large as the receiver allows", {}, megabyte),
  ...misdirected(),
  ...quarantined(),
  ...unverified(),
  ...refused(),
  {
    name: "too long headers",
    row: "too slow, too long headers",
    signed: buildAny(),
    headers: { "x-long": "x".repeat(20_000) },
    status: 431,
  },
];

/** A case for the row on deliveries that have a handler. Its order has a unique id. */
function handled(name: string, request: Partial<HttpRequest> = {}, bytes = 0): ServerCase {
  const printed = `ord_${name.replaceAll(" ", "_")}`;
  const built = buildDelivery({ event: anyEvent, purpose: "unique_code" });
  const { data } = JSON.parse(built.text);
  const changed = resign(built, { data: { ...data, order: { ...data.order, id: printed } } });
  const signed = signRequest(pad(changed.text, bytes));
  return { name, row: "authentic, with a handler", signed, ...request, status: 202, printed };
}

/** Adds trailing whitespace, which JSON allows. */
function pad(text: string, bytes: number): string {
  return text + " ".repeat(Math.max(0, bytes - Buffer.byteLength(text)));
}

function misdirected(): readonly ServerCase[] {
  const row = "another path or method";
  const signed = buildAny();
  const unsigned = { ...signed, headers: {} };
  const path = "/elsewhere";
  const warning = "[path_unknown]";
  return [
    { name: "PUT", row, signed, method: "PUT", status: 405 },
    { name: "DELETE, unsigned", row, signed: unsigned, method: "DELETE", status: 405 },
    { name: "another path", row, signed, path, status: 404, warning },
  ];
}

function quarantined(): readonly ServerCase[] {
  const status = 202;
  const delivery = buildAny();
  const { event } = delivery.delivery;
  const bare = signRequest(delivery.text);
  const unusable = "authentic, but not JSON";
  const typed = (name: string, type: string): ServerCase => ({
    name,
    row: unusable,
    signed: buildAny(),
    headers: { "content-type": type },
    status,
    warning: "quarantined (content_type)",
  });
  const bodies: readonly (readonly [name: string, reason: string, body: string | Uint8Array])[] = [
    ["not JSON", "not_json", "not JSON"],
    ["not UTF-8", "not_utf8", Buffer.from([0x7b, 0xff, 0x7d])],
    ["a text in JSON", "not_object", '"text"'],
    ["no envelope", "invalid", "{}"],
    ["an empty body", "empty", ""],
    ["a key __proto__", "forbidden_key", delivery.text.replace("{", '{"__proto__":{"x":1},')],
    ["too many levels", "too_deep", "[".repeat(200) + "]".repeat(200)],
  ];
  return [
    {
      name: "an unknown event",
      row: "authentic, with an unknown event",
      signed: resign(delivery, { event: { ...event, type: noEvent } }),
      status,
      warning: "quarantined (unsupported_event)",
    },
    {
      name: "nonconforming data",
      row: "authentic, a known event whose data does not conform",
      signed: resign(buildAny(), { data: {} }),
      status,
      warning: "quarantined (custom_payload)",
    },
    ...bodies.map(([name, reason, body]) => ({
      name,
      row: unusable,
      signed: signRequest(body),
      status,
      warning: `quarantined (${reason})`,
    })),
    {
      name: "other content for known ids",
      row: unusable,
      signed: resign(once.signed, { data: delivery.delivery.data }),
      status,
      warning: "quarantined (id_conflict)",
    },
    typed("another charset", `${json}; charset=iso-8859-1`),
    typed("XML", "application/xml"),
    typed("a form", "application/x-www-form-urlencoded"),
    typed("plain text", "text/plain"),
    typed("a malformed content type", "nonsense"),
    {
      name: "no content type",
      row: unusable,
      signed: { ...bare, headers: { [signatureHeader]: signBody(bare.body) } },
      status,
      warning: "quarantined (content_type)",
    },
  ];
}

function unverified(): readonly ServerCase[] {
  const row = "a missing or wrong signature";
  const { body, text } = buildAny();
  const headers = { "content-type": json };
  const unsigned = { body, text, headers };
  const malformed = { ...unsigned, headers: { ...headers, [signatureHeader]: "abc" } };
  const outcome = { row, status: 401, warning: "[signature_rejected]" };
  return [
    { name: "unsigned", signed: unsigned, ...outcome },
    { name: "forged", signed: signRequest(text, "another secret"), ...outcome },
    { name: "forged, not JSON", signed: signRequest("not JSON", "another secret"), ...outcome },
    { name: "a malformed signature", signed: malformed, ...outcome },
  ];
}

function refused(): readonly ServerCase[] {
  const row = "too large, or compressed";
  const { text } = buildAny();
  const sized = (bytes: number) => signRequest(pad(text, bytes));
  const unsigned = { ...sized(1.1 * megabyte), headers: { "content-type": json } };
  const tooLarge = { row, status: 413, warning: "refused with 413 body_too_large" };
  const encoded = { row, status: 415, warning: "refused with 415 unsupported_encoding" };
  const marked = (encoding: string) => ({ "content-encoding": encoding });
  return [
    { name: "1.1 MiB, unsigned", signed: unsigned, row, status: 413 },
    { name: "1.1 MiB", signed: sized(1.1 * megabyte), ...tooLarge },
    { name: "3 MiB", signed: sized(3 * megabyte), ...tooLarge },
    {
      name: "compressed",
      signed: signRequest(gzipSync(text)),
      headers: marked("gzip"),
      ...encoded,
    },
    {
      name: "not as compressed as it says",
      signed: signRequest(text),
      headers: marked("gzip"),
      ...encoded,
    },
    {
      name: "compressed in an unknown way",
      signed: signRequest(text),
      headers: marked("x-unknown"),
      ...encoded,
    },
  ];
}
