import { createHash, createHmac } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { Limits } from "../../src/options/limits.ts";
import type { NonconformingReason } from "../../src/payload/nonconforming.ts";
import { buildDelivery, signBody, testSecret } from "../../src/testing.ts";
import { anyEvent, noEvent } from "../recorded-receiver.ts";
import type { Step } from "./wire.ts";

/** The limits of the table. They are small, so that small requests exceed them. */
export const faultLimits = {
  maxBodyBytes: 32 * 1024,
  maxHeaderBytes: 16 * 1024,
} as const;

/** Short time limits for slow requests. */
const shortLimits = { headersTimeoutMs: 250, bodyTimeoutMs: 250 } as const;

/** The secrets that the table's receiver has. */
export const faultSecrets = ["the newer secret", testSecret] as const;

/** Text in every body. Only the owner's code may receive it. */
export const marker = "marker-3f9b1c";

/** State of a delivery that no worker has claimed yet. A refused delivery is `nowhere`. */
export type StoredState = "waiting" | "quarantined" | "nowhere";

/** A request or fault, and its expected outcome. */
export interface HttpFault {
  readonly name: string;
  readonly send: readonly Step[];
  /** The allowed statuses: several if timing matters, `none` if there may be no response. */
  readonly status: readonly (number | "none")[];
  /** Additional limits. */
  readonly limits?: Partial<Limits>;
  /** State in the inbox after the response, before a worker claims it. */
  readonly stored: StoredState;
  /** The calls that ran: `handled message`, `unusable <reason>`, `unsupported`, nothing by default. */
  readonly runs?: readonly string[];
}

/** A delivery as text, with values at some paths replaced. `undefined` removes the key. */
function deliveryText(changes: { readonly [path: string]: unknown } = {}): string {
  const delivery: unknown = JSON.parse(built.text);
  for (const [path, value] of Object.entries({ type: marker, ...changes }))
    put(delivery, path, value);
  return JSON.stringify(delivery);
}

function put(root: unknown, path: string, value: unknown): void {
  const keys = path.split(".");
  const parent = keys.slice(0, -1).reduce((at, key) => Object(at)[key], root);
  Object(parent)[keys.at(-1) ?? ""] = value;
}

const built = buildDelivery({ event: anyEvent, purpose: "message" });
const good = deliveryText();
const goodSignature = signBody(good);

interface PostOptions {
  readonly signature?: string | null;
  readonly type?: string | null;
  readonly headers?: readonly string[];
  readonly target?: string;
  readonly method?: string;
  readonly length?: number | string;
}

/** A request as text. By default it is valid. */
function head(body: string | Uint8Array, options: PostOptions = {}): string {
  const { signature = signBody(body), type = "application/json" } = options;
  const { method = "POST", target = "/webhooks", length = Buffer.byteLength(body) } = options;
  const lines = [
    `${method} ${target} HTTP/1.1`,
    "Host: receiver.test",
    ...(type === null ? [] : [`Content-Type: ${type}`]),
    ...(signature === null ? [] : [`X-Voucherify-Signature: ${signature}`]),
    ...(length === "none" ? [] : [`Content-Length: ${length}`]),
    ...(options.headers ?? []),
  ];
  return `${lines.join("\r\n")}\r\n\r\n`;
}

function post(body: string | Uint8Array, options: PostOptions = {}): readonly Step[] {
  return [head(body, options), body];
}

function chunked(...chunks: readonly string[]): string {
  const sized = chunks.map((chunk) => `${Buffer.byteLength(chunk).toString(16)}\r\n${chunk}\r\n`);
  return `${sized.join("")}0\r\n\r\n`;
}

const chunkedHead = (options: PostOptions = {}) =>
  head(good, { length: "none", headers: ["Transfer-Encoding: chunked"], ...options });

/** A delivery whose text has exactly this number of bytes. */
function deliveryOf(bytes: number): string {
  const empty = deliveryText({ "data.order.metadata": { pad: "" } });
  return empty.replace('"pad":""', `"pad":"${"x".repeat(bytes - Buffer.byteLength(empty))}"`);
}

const handled = ["handled message"];

function accepted(name: string, send: readonly Step[]): HttpFault {
  return { name, send, status: [202], stored: "waiting", runs: handled };
}

function refused(name: string, status: number, send: readonly Step[]): HttpFault {
  return { name, send, status: [status], stored: "nowhere" };
}

function setAside(reason: string, name: string, body: string | Uint8Array): HttpFault {
  const runs = [`unusable ${reason}`];
  return { name, send: post(body), status: [202], stored: "quarantined", runs };
}

function nonconforming(
  reason: NonconformingReason,
  name: string,
  changes: { readonly [path: string]: unknown },
): HttpFault {
  const send = post(deliveryText(changes));
  return { name, send, status: [202], stored: "waiting", runs: [`nonconforming ${reason}`] };
}

const fine: readonly HttpFault[] = [
  accepted("a valid delivery", post(good)),
  accepted("a slash at the end of the path", post(good, { target: "/webhooks/" })),
  accepted("half a surrogate pair", post(good.replace(marker, "\\ud800"))),
  accepted("an escaped NUL", post(good.replace(marker, "\\u0000"))),
  accepted(
    "an integer over 2^53 where the contract has no number",
    post(good.replace("{", '{"more":12345678901234567890,')),
  ),
  accepted("chunked", [chunkedHead(), chunked(good.slice(0, 100), good.slice(100))]),
  accepted(
    "one byte a packet",
    [...head(good), ...Buffer.from(good).map((byte) => byte)].map(toPacket),
  ),
  accepted("header names in capitals", [
    head(good).replace(/^[\w-]+(?=:)/gm, (name) => name.toUpperCase()),
    good,
  ]),
  accepted("a charset", post(good, { type: "application/json; charset=utf-8" })),
  accepted(
    "a quoted charset in capitals",
    post(good, { type: 'Application/JSON;Charset="UTF-8"' }),
  ),
  accepted("a vendor's kind of JSON", post(good, { type: "application/vnd.voucherify+json" })),
  accepted("a query string", post(good, { target: "/webhooks?a=/other" })),
  accepted(
    "text of all sorts",
    post(deliveryText({ "data.customer.name": 'Zażółć \u2028 😀 \\ " /' })),
  ),
  accepted(
    "escaped text",
    post(
      deliveryText({ "data.customer.name": "Za" }).replace('"Za"', '"Za\\u017c\\ud83d\\ude00\\/"'),
    ),
  ),
  accepted("the other of two secrets", post(good, { signature: signBody(good, faultSecrets[0]) })),
  accepted("a signature in capitals", post(good, { signature: goodSignature.toUpperCase() })),
  accepted("Expect: 100-continue", [head(good, { headers: ["Expect: 100-continue"] }), 20, good]),
  accepted(
    "an expectation that Node does not know",
    post(good, { headers: ["Expect: the-unknown"] }),
  ),
  accepted("a body exactly at the limit", post(deliveryOf(faultLimits.maxBodyBytes))),
  accepted("Content-Encoding: identity", post(good, { headers: ["Content-Encoding: identity"] })),
  accepted(
    "indented after it was signed",
    post(JSON.stringify(JSON.parse(good), null, 2), { signature: goodSignature }),
  ),
  accepted("indented before it was signed", post(JSON.stringify(JSON.parse(good), null, 2))),
  accepted("whitespace around it", post(` \r\n\t${good}\n`)),
  accepted("a half-closed connection", [...post(good), "end"]),
  accepted("an id of 10 KB", post(deliveryText({ id: "x".repeat(10_000) }))),
  accepted("repeated keys", post(good.replace("{", '{"type":"first",'))),
  accepted(
    "-0 and 1.0",
    post(
      deliveryText({ "data.order.amount": 0 }).replace(
        '"amount":0',
        '"amount":-0,"initial_amount":1.0',
      ),
    ),
  ),
  accepted("SQL in an id", post(deliveryText({ "event.id": "'; DROP TABLE inbox; --" }))),
  accepted(
    "unknown keys everywhere",
    post(deliveryText({ new: 1, "data.new": [null], "data.order.new": { a: {} } })),
  ),
];

function toPacket(part: string | number): string | Uint8Array {
  return typeof part === "string" ? part : Uint8Array.of(part);
}

const unauthentic: readonly HttpFault[] = [
  ["missing", null],
  ["empty", ""],
  ["cut to 63 digits", goodSignature.slice(1)],
  ["of 66 digits", `${goodSignature}00`],
  ["with one bit flipped", flipLastDigit(goodSignature)],
  ["not hex", "z".repeat(64)],
  ["in base64", Buffer.from(goodSignature, "hex").toString("base64")],
  ["with a prefix", `sha256=${goodSignature}`],
  ["of digits outside ASCII", Buffer.from("٣".repeat(64)).toString("latin1")],
  ["doubled, the good one last", `${"0".repeat(64)}\r\nX-Voucherify-Signature: ${goodSignature}`],
  ["doubled, the good one first", `${goodSignature}\r\nX-Voucherify-Signature: ${"0".repeat(64)}`],
  ["doubled, twice the good one", `${goodSignature}\r\nX-Voucherify-Signature: ${goodSignature}`],
  ["in a list", `${"0".repeat(64)}, ${goodSignature}`],
  ["of another secret", signBody(good, "another secret")],
  ["of an empty secret", createHmac("sha256", "").update(good).digest("hex")],
  ["a plain hash", createHash("sha256").update(good).digest("hex")],
  ["of another body", signBody(good.replace(marker, "altered"))],
  ["of 8 KB", "a".repeat(8_192)],
].map(([name, signature]) =>
  refused(`signature ${name}`, 401, post(good, { signature: signature ?? null })),
);

function flipLastDigit(signature: string): string {
  return signature.slice(0, -1) + (Number.parseInt(signature.slice(-1), 16) ^ 1).toString(16);
}

const unauthenticOtherwise: readonly HttpFault[] = [
  refused(
    "one byte altered",
    401,
    post(good.replace(marker, `${marker.slice(1)}x`), { signature: goodSignature }),
  ),
  refused(
    "whitespace in a string altered",
    401,
    post(good.replace(marker, ` ${marker}`), { signature: goodSignature }),
  ),
  refused(
    "the signature in the query",
    401,
    post(good, { signature: null, target: `/webhooks?x-voucherify-signature=${goodSignature}` }),
  ),
  refused(
    "the wrong signature for an odd content type",
    401,
    post(good, { signature: "0".repeat(64), type: "text/plain" }),
  ),
  refused("the wrong signature for no JSON", 401, post(marker, { signature: "0".repeat(64) })),
  refused("the wrong signature for no body", 401, post("", { signature: "0".repeat(64) })),
  refused(
    "no signature, and an expectation that Node does not know",
    401,
    post(good, { signature: null, headers: ["Expect: the-unknown"] }),
  ),
  refused(
    "another address claimed",
    401,
    post(good, { signature: null, headers: ["X-Forwarded-For: 34.247.197.22"] }),
  ),
];

const wrongPlace: readonly HttpFault[] = [
  ...["GET", "OPTIONS", "TRACE"].map((method) =>
    refused(method, 405, [head("", { method, length: "none" })]),
  ),
  refused("HEAD", 405, [
    head("", { method: "HEAD", length: "none", headers: ["Connection: close"] }),
  ]),
  ...["PUT", "PATCH", "DELETE"].map((method) => refused(method, 405, post(good, { method }))),
  refused("GET that claims to be POST", 405, [
    head("", { method: "GET", length: "none", headers: ["X-HTTP-Method-Override: POST"] }),
  ]),
  ...[
    "/other",
    "/",
    "/webhooks/../webhooks",
    "/x/../webhooks",
    "/webhooks//",
    "//webhooks",
    "/%77ebhooks",
    "/Webhooks",
    "/webhooks;a=1",
    "http://receiver.test/webhooks",
  ].map((target) => refused(`path ${target}`, 404, post(good, { target }))),
];

const oddContentType: readonly HttpFault[] = [
  null,
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "application/json; charset=utf-16",
  "application/jsonp",
  "nonsense",
].map((type) => ({
  name: `content type ${type}`,
  send: post(good, { type }),
  status: [202],
  stored: "quarantined",
  runs: ["unusable content_type"],
}));

const zipped = gzipSync(good);
const bomb = gzipSync(Buffer.alloc(20 * 1024 * 1024));
const big = deliveryOf(faultLimits.maxBodyBytes + 1);

const tooMuch: readonly HttpFault[] = [
  refused(
    "headers over the limit",
    431,
    post(good, { headers: [`X-Long: ${"x".repeat(17 * 1024)}`] }),
  ),
  refused("a compressed body", 415, post(zipped, { headers: ["Content-Encoding: gzip"] })),
  refused("a compression bomb", 415, post(bomb, { headers: ["Content-Encoding: gzip"] })),
  refused("a length over the limit", 413, [head(big, { length: faultLimits.maxBodyBytes + 1 })]),
  refused("an authentic body over the limit", 413, post(big)),
  refused("an absurd length", 413, [head(good, { length: "9000000000000000000" })]),
  refused("a chunked body over the limit", 413, [
    chunkedHead({ signature: signBody(big) }),
    chunked(big),
  ]),
];

const slow: readonly HttpFault[] = [
  refused("a body shorter than its length", 408, [head(good, { length: good.length + 5 }), good]),
  refused("a slow body", 408, [head(good), ...[...good.slice(0, 8)].flatMap((byte) => [byte, 60])]),
  refused(
    "slow headers",
    408,
    [..."POST /web"].flatMap((byte) => [byte, 70]),
  ),
  { name: "a connection that says nothing", send: [900], status: [408, "none"], stored: "nowhere" },
  {
    name: "a client that leaves",
    send: [head(good), good.slice(0, 50), 20, "vanish"],
    status: ["none"],
    stored: "nowhere",
  },
];

const tooSlow = slow.map((fault) => ({ ...fault, limits: shortLimits }));

const badFraming: readonly HttpFault[] = [
  refused("a length and chunks", 400, [
    head(good, { headers: ["Transfer-Encoding: chunked"] }),
    chunked(good),
  ]),
  refused("two lengths", 400, post(good, { headers: ["Content-Length: 3"] })),
  refused("chunked, identity", 400, [
    head(good, { length: "none", headers: ["Transfer-Encoding: chunked, identity"] }),
    chunked(good),
  ]),
  refused("xchunked", 400, [
    head(good, { length: "none", headers: ["Transfer-Encoding: xchunked"] }),
    chunked(good),
  ]),
  refused("a space before a colon", 400, post(good, { headers: ["X-Odd : 1"] })),
  refused("bare line feeds", 400, [head(good).replaceAll("\r\n", "\n"), good]),
  refused("a chunk shorter than it says", 400, [chunkedHead(), "5\r\nabc\r\n0\r\n\r\n"]),
  refused("a chunk size that is no number", 400, [chunkedHead(), "zz\r\nabc\r\n0\r\n\r\n"]),
  {
    name: "chunk extensions without end",
    send: [chunkedHead(), `5;${"x".repeat(20_000)}\r\nabcde\r\n0\r\n\r\n`],
    status: [413, 400],
    stored: "nowhere",
  },
  refused("no Host", 400, [head(good).replace(/^Host: .*\r\n/m, ""), good]),
  refused("a NUL in a header", 400, post(good, { headers: ["X-Odd: a\0b"] })),
  refused("a folded header", 400, post(good, { headers: ["X-Odd: a\r\n b: c"] })),
  refused("no HTTP at all", 400, ["hello there\r\n\r\n"]),
  refused("a TLS handshake", 400, [
    Buffer.from("16030100f8010000f40303", "hex"),
    Buffer.alloc(60, 7),
  ]),
  refused("HTTP/2", 400, ["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"]),
];

const unusable: readonly HttpFault[] = [
  setAside("empty", "nothing", ""),
  setAside("not_json", "no JSON", marker),
  setAside("not_json", "cut JSON", good.slice(0, -5)),
  setAside("not_json", "a trailing comma", good.replace(/}$/, ",}")),
  setAside("not_object", "an array", `["${marker}"]`),
  setAside("not_object", "null", "null"),
  setAside("not_object", "a string", `"${marker}"`),
  setAside("not_json", "two bodies", good + good),
  setAside("byte_order_mark", "a byte order mark", `\ufeff${good}`),
  setAside("not_json", "UTF-16", Buffer.from(good, "utf16le")),
  setAside(
    "not_utf8",
    "a byte that UTF-8 has not",
    Buffer.from(good.replace(marker, "\u00ff"), "latin1"),
  ),
  setAside("not_utf8", "an overlong form", withBytes(0xc0, 0xaf)),
  setAside("not_utf8", "a surrogate in UTF-8", withBytes(0xed, 0xa0, 0x80)),
  setAside("not_json", "NaN", good.replace(/"amount":\d+/, '"amount":NaN')),
  setAside("not_json", "single quotes", good.replaceAll('"', "'")),
  setAside("not_json", "a comment", `${good}// ${marker}`),
  setAside("forbidden_key", "__proto__", good.replace("{", '{"__proto__":{"polluted":1},')),
  setAside(
    "forbidden_key",
    "constructor.prototype",
    good.replace("{", '{"constructor":{"prototype":{"polluted":1}},'),
  ),
  setAside("too_deep", "ten thousand levels", `${"[".repeat(10_000)}${"]".repeat(10_000)}`),
  setAside("unsafe_number", "1e400", good.replace(/"amount":\d+/, '"amount":1e400')),
  setAside(
    "unsafe_number",
    "an integer over 2^53",
    good.replace(/"amount":\d+/, '"amount":12345678901234567890'),
  ),
  setAside("invalid", "a missing key", deliveryText({ type: undefined })),
  setAside("invalid", "a value of another kind", deliveryText({ type: { marker } })),
  setAside("invalid", "an id of another kind", deliveryText({ id: { marker } })),
  nonconforming("incomplete", "a missing key in data", { "data.order.id": undefined }),
  nonconforming("invalid", "a value of another kind in data", { "data.order.id": 7 }),
  setAside(
    "raw_payload",
    "data alone on the path for envelopes",
    JSON.stringify(JSON.parse(good).data),
  ),
  setAside("invalid", "an empty object", "{}"),
  nonconforming("ambiguous_purpose", "two purposes", {
    "data.promotion_tier": {},
    "data.voucher": {},
  }),
  nonconforming("custom_payload", "a custom payload", { data: { greeting: marker } }),
  {
    name: "an unknown event",
    send: post(deliveryText({ "event.type": noEvent })),
    status: [202],
    stored: "waiting",
    runs: ["unsupported"],
  },
];

function withBytes(...bytes: readonly number[]): Uint8Array {
  const [before = "", after = ""] = good.split(marker);
  return Buffer.concat([Buffer.from(before), Uint8Array.from(bytes), Buffer.from(after)]);
}

/** Requests and faults over HTTP, by their expected outcome. */
export const httpFaults: { readonly [group: string]: readonly HttpFault[] } = {
  "accepted and handled": fine,
  "not authentic": [...unauthentic, ...unauthenticOtherwise],
  "at the wrong place": wrongPlace,
  "of an odd content type": oddContentType,
  "too much": tooMuch,
  "too slow": tooSlow,
  "badly framed": badFraming,
  "authentic but unusable": unusable,
};
