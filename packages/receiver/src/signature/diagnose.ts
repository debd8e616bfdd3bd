import { createHash, type KeyObject } from "node:crypto";
import { decodeBase64Bytes, maxExaminedBytes } from "../bytes.ts";
import type { SignatureFailure, SignatureFailureCause } from "./causes.ts";
import { decodeSignature, findHeaderFailure } from "./decode.ts";
import type { Secret } from "./secrets.ts";
import { createKey, findSigned } from "./verify.ts";

/** A request whose signature did not verify. */
export interface UnverifiedRequest {
  readonly body: Uint8Array;
  /** The signature header, as it came. */
  readonly header: unknown;
}

/** Finds the cause of a failure. Made once, because it makes keys. */
export type Diagnose = (request: UnverifiedRequest) => SignatureFailure;

/** The finding and the fix for each cause. */
export const advice: {
  readonly [C in SignatureFailureCause]: readonly [message: string, fix: string];
} = {
  signature_missing: [
    "The request has no signature header.",
    "If the vendor sent it, set a webhook secret in the project and let proxies pass x-voucherify-signature on.",
  ],
  signature_repeated: [
    "The request has more than one signature, or a list of them.",
    "Find the proxy that adds or joins x-voucherify-signature headers.",
  ],
  signature_prefixed: [
    "The signature has a prefix such as sha256=.",
    "Send the 64 hex digits alone. Find the proxy or test that adds the prefix.",
  ],
  signature_base64: [
    "The signature is in base64.",
    "Send it as 64 hex digits. A test that signs must use digest('hex').",
  ],
  signature_other_algorithm: [
    "The signature is hex of a length that HMAC-SHA256 does not have.",
    "Sign with HMAC-SHA256. Nothing else is accepted.",
  ],
  signature_malformed: [
    "The signature is not 64 hex digits.",
    "Find what cuts or changes the header on the way.",
  ],
  body_consumed: [
    "The body had been read, and parsed, before the receiver got it.",
    "Mount the receiver before any body parser, such as express.json(). In Nest, create the application with rawBody: true. In Fastify, register createFastifyPlugin(receiver).",
  ],
  body_base64: [
    "The signature fits the body decoded from base64: the platform hands it over encoded.",
    'Pass isBase64Encoded: event.isBase64Encoded next to the body, or pass Buffer.from(event.body, event.isBase64Encoded ? "base64" : "utf8").',
  ],
  body_reserialised: [
    "The signature fits the body as another program writes it: the body was parsed and written again on the way.",
    "Pass the bytes on as they came. Find the body parser, proxy or gateway that rewrites JSON.",
  ],
  signed_reserialised: [
    "The signature fits the result of JSON.stringify on the parsed body, not the body that was sent.",
    "Sign the bytes that are sent. Never parse and write them again before signing.",
  ],
  secret_whitespace: [
    "The signature fits the configured secret without the whitespace around it.",
    "Remove the space or line break at the end of the secret, for instance in the environment file.",
  ],
  secret_quoted: [
    "The signature fits the configured secret without the quotation marks around it.",
    "Remove the quotation marks. The tool that sets the variable does not strip them.",
  ],
  secret_empty: [
    "The signature was made with an empty secret.",
    "Give the sender the secret. Its variable is probably unset.",
  ],
  signature_unkeyed: [
    "The signature is a plain SHA-256 hash of the body, made without the secret.",
    "Sign with HMAC-SHA256 and the secret.",
  ],
  byte_order_mark: [
    "The signature fits the body except for a byte order mark at its beginning.",
    "Find what adds or removes the byte order mark on the way.",
  ],
  other_encoding: [
    "The signature fits the body in another character encoding than the one it came in.",
    "Pass the bytes on as they came. Something on the way reads them as Latin-1 or UTF-16.",
  ],
  too_large: [
    "The body was too large to be examined.",
    "Reproduce it with a smaller order, or check the secret. If the platform hands over base64, pass isBase64Encoded: event.isBase64Encoded.",
  ],
  unknown: [
    "Another secret signed the body, or the body was altered.",
    "Compare the secret with the project's settings, and find what changes the body on the way.",
  ],
};

/** Describes the failure with that cause. */
export function toSignatureFailure(cause: SignatureFailureCause): SignatureFailure {
  const [message, fix] = advice[cause];
  return { cause, message, fix };
}

/** Creates the diagnosis of requests that failed with these secrets. */
export function createDiagnosis(secrets: readonly Secret[]): Diagnose {
  const hypotheses = createHypotheses(secrets);
  return (request) =>
    toSignatureFailure(findHeaderFailure(request.header) ?? findCause(request, hypotheses));
}

/** A possible cause, and the check that the signature fits if it is the true one. */
type Hypothesis = readonly [
  cause: SignatureFailureCause,
  fits: (request: UnverifiedRequest) => boolean,
];

function findCause(
  request: UnverifiedRequest,
  hypotheses: readonly Hypothesis[],
): SignatureFailureCause {
  if (request.body.byteLength > maxExaminedBytes) return "too_large";
  return hypotheses.find(([, fits]) => fits(request))?.[0] ?? "unknown";
}

function createHypotheses(secrets: readonly Secret[]): readonly Hypothesis[] {
  const keys = secrets.map(createKey);
  const texts = secrets.filter((secret) => typeof secret === "string");
  const trimmed = texts.map((text) => text.trim());
  const unquoted = trimmed.map((text) => text.replace(/^(["'`])(.+)\1$/, "$2"));
  return [
    ["body_consumed", isObjectText],
    ["body_base64", tryBodies(keys, decodeBase64)],
    ["secret_whitespace", trySecrets(trimmed)],
    ["secret_quoted", trySecrets(unquoted)],
    ["secret_empty", trySecrets([""])],
    ["signature_unkeyed", isPlainHash],
    ["byte_order_mark", tryBodies(keys, toggleByteOrderMark)],
    ["signed_reserialised", tryBodies(keys, (body) => [JSON.stringify(parse(body))])],
    ["body_reserialised", tryBodies(keys, rewriteJson)],
    ["other_encoding", tryBodies(keys, reencode)],
  ];
}

function trySecrets(secrets: readonly string[]): Hypothesis[1] {
  const keys = secrets.map(createKey);
  return (request) => isSigned(request.body, request.header, keys);
}

/** Makes other bodies that may have been signed. One that cannot be made throws, and does not fit. */
type Variants = (body: Buffer) => readonly (string | Uint8Array)[];

function tryBodies(keys: readonly KeyObject[], variants: Variants): Hypothesis[1] {
  return ({ body, header }) =>
    makeVariants(body, variants).some((variant) => isSigned(variant, header, keys));
}

function isSigned(body: Uint8Array, header: unknown, keys: readonly KeyObject[]): boolean {
  const signature = decodeSignature(header);
  return signature !== undefined && findSigned(body, signature, keys) !== undefined;
}

function makeVariants(body: Uint8Array, variants: Variants): readonly Buffer[] {
  try {
    return variants(Buffer.from(body)).map((variant) => Buffer.from(variant));
  } catch {
    return [];
  }
}

/** Recognizes a parsed body that was turned into a string, or an empty one. */
function isObjectText({ body }: UnverifiedRequest): boolean {
  return body.byteLength === 0 || Buffer.from(body).equals(Buffer.from("[object Object]"));
}

function isPlainHash({ body, header }: UnverifiedRequest): boolean {
  return createHash("sha256").update(body).digest("hex") === String(header).toLowerCase();
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

function toggleByteOrderMark(body: Buffer): readonly Buffer[] {
  const hasMark = body.subarray(0, 3).equals(byteOrderMark);
  return [hasMark ? body.subarray(3) : Buffer.concat([byteOrderMark, body])];
}

/** Writes the body as JSON with escaped slashes, escaped non-ASCII text, or both. */
function rewriteJson(body: Buffer): readonly string[] {
  const text = JSON.stringify(parse(body));
  const slashes = text.replaceAll("/", "\\/");
  return [slashes, escapeNonAscii(text), escapeNonAscii(slashes)];
}

function escapeNonAscii(text: string): string {
  const toEscape = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return text.replaceAll(/[\u0080-\uffff]/g, toEscape);
}

function reencode(body: Buffer): readonly Buffer[] {
  const text = body.toString("utf8");
  return [
    Buffer.from(text, "latin1"),
    Buffer.from(text, "utf16le"),
    Buffer.from(body.toString("latin1"), "utf8"),
  ];
}

function decodeBase64(body: Buffer): readonly Uint8Array[] {
  const decoded = decodeBase64Bytes(body);
  return decoded ? [decoded] : [];
}

function parse(body: Buffer): unknown {
  return JSON.parse(body.toString("utf8"));
}
