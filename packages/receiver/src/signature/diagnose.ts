import { createHash, type KeyObject } from "node:crypto";
import { decodeBase64Bytes, maxExaminedBytes } from "../bytes.ts";
import type { SignatureFailure, SignatureFailureCause } from "./causes.ts";
import { decodeSignature, findHeaderFailure } from "./decode.ts";
import type { Secret } from "./secrets.ts";
import { createKey, findSigned } from "./verify.ts";

/** A request whose signature did not verify. */
export interface UnverifiedRequest {
  readonly body: Uint8Array;
  /** The signature header as received. */
  readonly header: unknown;
}

/** Finds the cause of a failure. Create it once, because it creates keys. */
export type Diagnose = (request: UnverifiedRequest) => SignatureFailure;

/** Message and fix for each cause. */
export const advice: {
  readonly [C in SignatureFailureCause]: readonly [message: string, fix: string];
} = {
  signature_missing: [
    "The request has no signature header.",
    "If the vendor sent it, set a webhook secret in the project, and configure proxies to forward x-voucherify-signature.",
  ],
  signature_repeated: [
    "The request has several signatures.",
    "Find the proxy that adds or joins x-voucherify-signature headers.",
  ],
  signature_prefixed: [
    "The signature has a prefix such as sha256=.",
    "Send only the 64 hex digits. Find the proxy or test that adds the prefix.",
  ],
  signature_base64: [
    "The signature is in base64.",
    "Send it as 64 hex digits. A test that signs must use digest('hex').",
  ],
  signature_other_algorithm: [
    "The signature is hex, but its length is not that of HMAC-SHA256.",
    "Sign with HMAC-SHA256. Nothing else is accepted.",
  ],
  signature_malformed: [
    "The signature is not 64 hex digits.",
    "Find the proxy or test that changes the header.",
  ],
  body_consumed: [
    "The body was read and parsed before the receiver got it.",
    "Mount the receiver before any body parser, such as express.json() or those of Nest on Express. In Nest on Fastify, create the application with rawBody: true. In Fastify, register createFastifyPlugin(receiver).",
  ],
  body_base64: [
    "The signature matches the body decoded from base64. The platform passes the body encoded.",
    'Pass isBase64Encoded: event.isBase64Encoded next to the body, or pass Buffer.from(event.body, event.isBase64Encoded ? "base64" : "utf8").',
  ],
  body_reserialized: [
    "The signature matches another serialization of the body. The body was parsed and serialized again on its way.",
    "Pass the received bytes on unchanged. Find the body parser, proxy or gateway that rewrites JSON.",
  ],
  signed_reserialized: [
    "The signature matches the result of JSON.stringify on the parsed body, not the body that was sent.",
    "Sign the bytes that are sent. Do not parse and serialize them again before signing.",
  ],
  secret_whitespace: [
    "The signature matches the configured secret without the whitespace around it.",
    "Remove the space or line break around the secret, for example in the environment file.",
  ],
  secret_quoted: [
    "The signature matches the configured secret without the quotation marks around it.",
    "Remove the quotation marks. The tool that sets the variable does not remove them.",
  ],
  secret_empty: [
    "The signature was made with an empty secret.",
    "Give the sender the secret. Its environment variable is probably not set.",
  ],
  signature_unkeyed: [
    "The signature is a plain SHA-256 hash of the body, made without the secret.",
    "Sign with HMAC-SHA256 and the secret.",
  ],
  byte_order_mark: [
    "The signature matches the body except for a byte order mark at its beginning.",
    "Find the program that adds or removes the byte order mark.",
  ],
  other_encoding: [
    "The signature matches the body in another character encoding.",
    "Pass the received bytes on unchanged. Find the program that reads them as Latin-1 or UTF-16.",
  ],
  too_large: [
    "The body was too large to examine.",
    "Reproduce the failure with a smaller order, or check the secret. If the platform passes base64, pass isBase64Encoded: event.isBase64Encoded.",
  ],
  signature_mismatch: [
    "Another secret signed the body, or the body was altered.",
    "Compare the secret with the project's settings. If they are equal, find the program that changes the body.",
  ],
};

/** Returns the failure of a cause, with its message and fix. */
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

/** A possible cause, and its check. The check returns true if the signature matches under this cause. */
type Hypothesis = readonly [
  cause: SignatureFailureCause,
  fits: (request: UnverifiedRequest) => boolean,
];

function findCause(
  request: UnverifiedRequest,
  hypotheses: readonly Hypothesis[],
): SignatureFailureCause {
  if (request.body.byteLength > maxExaminedBytes) return "too_large";
  return hypotheses.find(([, fits]) => fits(request))?.[0] ?? "signature_mismatch";
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
    ["signed_reserialized", tryBodies(keys, (body) => [JSON.stringify(parse(body))])],
    ["body_reserialized", tryBodies(keys, rewriteJson)],
    ["other_encoding", tryBodies(keys, reencode)],
  ];
}

function trySecrets(secrets: readonly string[]): Hypothesis[1] {
  const keys = secrets.map(createKey);
  return (request) => isSigned(request.body, request.header, keys);
}

/** Returns other bodies that may have been signed. Throws if they cannot be made from this body. */
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

/** Recognizes an empty body, and a parsed body that was converted to a string. */
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

/** Serializes the body with escaped slashes, escaped non-ASCII text, or both. */
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
