import type { PurposeOptions } from "@order-webhooks/validator";
import { assertKnownNames, assertOptionalType, assertType, describeType } from "../assertions.ts";
import { ReceiverError } from "../errors.ts";
import { describeBody, type EncodedBody, toBytes } from "../http/raw-body.ts";
import {
  describeHeader,
  type HeaderValue,
  headerOf,
  isHeaderValue,
  isRequestHeaders,
  type RequestHeaders,
} from "../http/request.ts";
import { toPurposeOptions } from "../options/purposes.ts";
import { type Secret, signatureHeader } from "../signature/secrets.ts";

/** A body, and the secrets to verify it with. */
export interface SignedParts extends EncodedBody {
  /** The webhook secret of the project. While you change it: several secrets. */
  readonly secrets: Secret | readonly Secret[];
}

/** Options of `verifySignature`. */
export interface VerifySignatureOptions extends SignedParts {
  /** The received value of the header `x-voucherify-signature`. A list with one value counts as that value. */
  readonly signature: HeaderValue | null;
}

/** Options of `readDelivery`. */
export interface ReadDeliveryOptions extends SignedParts, PurposeOptions {
  /** The headers of the request, as an object with names in any case or as `Headers`. */
  readonly headers: RequestHeaders;
  /** The event of a raw payload, which does not name its event. Without it the body is an envelope. */
  readonly rawEvent?: string | null | undefined;
}

/** Throws a ReceiverError for a wrong option. Secrets and body are checked later. */
export function assertVerifyOptions(options: VerifySignatureOptions): void {
  assertOptions("verifySignature", options, ["signature"]);
  assertHeaderValue("signature", options.signature);
}

/** Throws a ReceiverError for a wrong option. Secrets and body are checked later. */
export function assertReadOptions(options: ReadDeliveryOptions): void {
  assertOptions("readDelivery", options, ["headers", "rawEvent", "purposes"]);
  const { headers, rawEvent, purposes } = options;
  assertHeaders(headers);
  assertHeaderValue("headers", headerOf(headers, signatureHeader));
  assertOptionalType("rawEvent", rawEvent ?? undefined, { type: "string", code: "event_unknown" });
  assertOptionalType("purposes", purposes, { type: "object", code: "purposes_invalid" });
  toPurposeOptions(options);
}

/** Returns the value of the signature header, which may be any text or list. */
export function signatureOf({ headers }: ReadDeliveryOptions): HeaderValue {
  return headerOf(headers, signatureHeader);
}

/** Returns the bytes of a body. Throws a ReceiverError `body_invalid` if the body was parsed or is missing. */
export function bytesOf(body: EncodedBody): Uint8Array {
  const bytes = toBytes(body);
  if (bytes) return bytes;
  throw new ReceiverError("body_invalid", {
    place: "body",
    expected: "the unchanged bytes or text of the request",
    found: describeBody(body.body),
    fix:
      typeof body.body === "string"
        ? "Pass the isBase64Encoded of the platform."
        : "Pass the body from before any parser, for example from express.raw() or request.arrayBuffer().",
  });
}

/** Returns the error for a body that is authentic after decoding from base64. */
export function toEncodedError(): ReceiverError {
  return new ReceiverError("body_invalid", {
    place: "body",
    expected: "the unchanged bytes or text of the request",
    found: "base64 of the bytes",
    fix: "Pass isBase64Encoded: event.isBase64Encoded next to the body.",
  });
}

const signedParts: readonly (keyof SignedParts)[] = ["body", "isBase64Encoded", "secrets"];

function assertOptions(place: string, options: SignedParts, more: readonly string[]): void {
  const code = "options_invalid";
  assertType(place, options, { type: "object", code });
  assertKnownNames(options, [...signedParts, ...more], undefined);
  assertOptionalType("isBase64Encoded", options.isBase64Encoded ?? undefined, {
    type: "boolean",
    code,
  });
}

function assertHeaders(headers: unknown): void {
  if (isRequestHeaders(headers)) return;
  throw new ReceiverError("options_invalid", {
    place: "headers",
    expected: "the headers of the request, as an object or Headers",
    found: describeType(headers),
    fix: "Pass request.headers.",
  });
}

function assertHeaderValue(place: string, value: unknown): void {
  if (isHeaderValue(value)) return;
  throw new ReceiverError("options_invalid", {
    place,
    expected: `the text of ${signatureHeader}, or a list of texts`,
    found: describeHeader(value),
    fix: "Pass the header unchanged.",
  });
}
