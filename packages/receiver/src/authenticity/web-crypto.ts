import { decodeBase64Bytes } from "../bytes.ts";
import { toSingle } from "../http/request.ts";
import { decodeSignature, findHeaderFailure } from "../signature/decode.ts";
import { checkSecrets, type Secret } from "../signature/secrets.ts";
import { signableForms } from "../signature/strip-whitespace.ts";
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
import { importKey } from "./web-keys.ts";

/**
 * Verifies the signature of a body with each secret: HMAC-SHA256 over the received bytes, then over the bytes without
 * the whitespace outside strings. It does not parse the body.
 *
 * @returns a promise of true if one of the secrets signed the body
 * @throws ReceiverError `secret_missing`, `secret_blank` or `secret_invalid` for missing or unsuitable secrets.
 * `body_invalid` for a missing, parsed or wrongly encoded body, which is checked only if the signature is well-formed.
 * `options_invalid` and `option_unknown` for other wrong options.
 */
export async function verifySignature(options: VerifySignatureOptions): Promise<boolean> {
  assertVerifyOptions(options);
  return (await prove(options, toSingle(options.signature ?? undefined))).authentic;
}

/**
 * Verifies the signature of a request, and then parses and validates its body. Answer 401 if the request is not
 * authentic. Answer 2xx to everything else, even if the result is a refusal. Otherwise the vendor pauses the
 * distribution.
 *
 * @returns a promise of `authentic: false` with a cause, or `authentic: true` with the signed bytes and a `result`,
 * which is the accepted delivery or a refusal
 * @throws ReceiverError `secret_missing`, `secret_blank` or `secret_invalid` for missing or unsuitable secrets.
 * `body_invalid` for a missing, parsed or wrongly encoded body, which is checked only if the signature is well-formed.
 * `options_invalid`, `option_unknown`, `event_unknown`, `purposes_invalid` or `purpose_unknown` for other wrong
 * options.
 */
export async function readDelivery(options: ReadDeliveryOptions): Promise<DeliveryReading> {
  assertReadOptions(options);
  return readProven(await prove(options, signatureOf(options)), options);
}

/** Verifies a request. If the header shows a failure, it does not read the body. */
async function prove(parts: SignedParts, header: unknown): Promise<Proof> {
  const secrets = checkSecrets(parts.secrets);
  const signature = decodeSignature(header);
  if (!signature) return unauthentic(findHeaderFailure(header));
  // A copy, because the caller may change the buffer during the wait. The bytes must stay the verified ones.
  const body = copy(bytesOf(parts));
  const signed = await findSigned(body, signature, secrets);
  if (signed) return { authentic: true, body: signed };
  const decoded = decodeBase64Bytes(body);
  if (decoded && (await findSigned(copy(decoded), signature, secrets))) throw toEncodedError();
  return unauthentic();
}

/** Resolves to the signed form of a body, or to undefined if no secret signed it. */
async function findSigned(
  body: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
  secrets: readonly Secret[],
): Promise<Uint8Array | undefined> {
  for (const bytes of signableForms(body)) {
    for (const secret of secrets) {
      const key = await importKey(secret);
      if (await crypto.subtle.verify("HMAC", key, signature, bytes)) return bytes;
    }
  }
  return undefined;
}

function copy({ buffer, byteOffset, byteLength }: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(byteLength);
  bytes.set(new Uint8Array(buffer, byteOffset, byteLength));
  return bytes;
}
