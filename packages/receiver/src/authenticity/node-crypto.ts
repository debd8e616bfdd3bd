import { decodeBase64Bytes } from "../bytes.ts";
import { toSingle } from "../http/request.ts";
import { decodeSignature, findHeaderFailure } from "../signature/decode.ts";
import { toKeys } from "../signature/keys.ts";
import { findSigned } from "../signature/verify.ts";
import { type DeliveryReading, type Proof, readProven, unauthentic } from "./delivery-reading.ts";
import {
  assertReadOptions,
  assertVerifyOptions,
  bytesOf,
  type ReadDeliveryOptions,
  type SignedParts,
  signatureOf,
  toEncodedError,
  type VerifySignatureOptions,
} from "./options.ts";

/**
 * Verifies the signature of a body with each secret: HMAC-SHA256 over the received bytes, then over the bytes without
 * the whitespace outside strings. It does not parse the body.
 *
 * @returns true if one of the secrets signed the body
 * @throws ReceiverError `secret_missing`, `secret_blank` or `secret_invalid` for missing or unsuitable secrets.
 * `body_invalid` for a missing, parsed or wrongly encoded body, which is checked only if the signature is well-formed.
 * `options_invalid` and `option_unknown` for other wrong options.
 */
export function verifySignature(options: VerifySignatureOptions): boolean {
  assertVerifyOptions(options);
  return prove(options, toSingle(options.signature ?? undefined)).authentic;
}

/**
 * Verifies the signature of a request, and then parses and validates its body. Answer 401 if the request is not
 * authentic. Answer 2xx to everything else, even if the result is a refusal. Otherwise the vendor pauses the
 * distribution.
 *
 * @returns `authentic: false` with a cause, or `authentic: true` with the signed bytes and a `result`, which is the
 * accepted delivery or a refusal
 * @throws ReceiverError `secret_missing`, `secret_blank` or `secret_invalid` for missing or unsuitable secrets.
 * `body_invalid` for a missing, parsed or wrongly encoded body, which is checked only if the signature is well-formed.
 * `options_invalid`, `option_unknown`, `event_unknown`, `purposes_invalid` or `purpose_unknown` for other wrong
 * options.
 */
export function readDelivery(options: ReadDeliveryOptions): DeliveryReading {
  assertReadOptions(options);
  return readProven(prove(options, signatureOf(options)), options);
}

/** Verifies a request. If the header shows a failure, it does not read the body. */
function prove(parts: SignedParts, header: unknown): Proof {
  const keys = toKeys(parts.secrets);
  const signature = decodeSignature(header);
  if (!signature) return unauthentic(findHeaderFailure(header));
  const body = bytesOf(parts);
  const signed = findSigned(body, signature, keys);
  if (signed) return { authentic: true, body: signed.bytes };
  const decoded = decodeBase64Bytes(body);
  if (decoded && findSigned(decoded, signature, keys)) throw toEncodedError();
  return unauthentic();
}
