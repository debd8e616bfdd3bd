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

/** A body, and the secrets of which one may have signed it. */
export interface SignedParts extends EncodedBody {
  /** The webhook secret of the project, or several while it changes. */
  readonly secrets: Secret | readonly Secret[];
}

/** The parts of a request that `verifySignature` needs. */
export interface VerifySignatureOptions extends SignedParts {
  /** The value of the header `x-voucherify-signature`, as it came. A list of one counts as its value. */
  readonly signature: HeaderValue | null;
}

/** The parts of a request that `readDelivery` needs, and the way to read its body. */
export interface ReadDeliveryOptions extends SignedParts, PurposeOptions {
  /** The headers of the request, as an object with names in any case, or as `Headers`. */
  readonly headers: RequestHeaders;
  /** The event of a raw payload, which does not name it. Without it the body is an envelope. */
  readonly rawEvent?: string | null | undefined;
}

/** Throws a ReceiverError for an option that is wrong. Secrets and body are checked where they are read. */
export function assertVerifyOptions(options: VerifySignatureOptions): void {
  assertOptions("verifySignature", options, ["signature"]);
  assertHeaderValue("signature", options.signature);
}

/** Throws a ReceiverError for an option that is wrong. Secrets and body are checked where they are read. */
export function assertReadOptions(options: ReadDeliveryOptions): void {
  assertOptions("readDelivery", options, ["headers", "rawEvent", "purposes"]);
  const { headers, rawEvent, purposes } = options;
  assertHeaders(headers);
  assertHeaderValue("headers", headerOf(headers, signatureHeader));
  assertOptionalType("rawEvent", rawEvent ?? undefined, { type: "string", code: "event_unknown" });
  assertOptionalType("purposes", purposes, { type: "object", code: "purposes_invalid" });
  toPurposeOptions(options);
}

/** Returns the signature of a request, which may be any text or list. */
export function signatureOf({ headers }: ReadDeliveryOptions): HeaderValue {
  return headerOf(headers, signatureHeader);
}

/** Returns the bytes of a body. Throws a ReceiverError `body_invalid` for what a parser made of it. */
export function bytesOf(body: EncodedBody): Uint8Array {
  const bytes = toBytes(body);
  if (bytes) return bytes;
  throw new ReceiverError("body_invalid", {
    place: "body",
    expected: "the bytes or the text of the request as they came",
    found: describeBody(body.body),
    fix:
      typeof body.body === "string"
        ? "Pass isBase64Encoded as the platform has it."
        : "Pass what came before any parser, such as express.raw() or request.arrayBuffer() gives it.",
  });
}

/** Returns the error for a body that is authentic once it is decoded from base64. */
export function toEncodedError(): ReceiverError {
  return new ReceiverError("body_invalid", {
    place: "body",
    expected: "the bytes or the text of the request as they came",
    found: "their base64, as the platform hands them over",
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
    fix: "Pass the header as it came.",
  });
}
