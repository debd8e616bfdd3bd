import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from "node:crypto";
import { signableForms } from "./strip-whitespace.ts";

/** A body whose signature was verified. */
export interface SignedBody {
  /** The signed bytes. The receiver parses, hashes and stores these bytes, not the received ones. */
  readonly bytes: Uint8Array;
  /** The index of the secret that signed it. */
  readonly secretIndex: number;
}

/**
 * Verifies a signature of a body with each secret: first over the received bytes, then over the bytes without the
 * whitespace outside strings.
 *
 * @param signature the 32 bytes of the signature
 * @returns the signed bytes and the index of the secret, or undefined if no secret signed the body
 */
export function findSigned(
  body: Uint8Array,
  signature: Uint8Array,
  keys: readonly KeyObject[],
): SignedBody | undefined {
  for (const bytes of signableForms(body)) {
    const secretIndex = keys.findIndex((key) => timingSafeEqual(sign(bytes, key), signature));
    if (secretIndex >= 0) return { bytes, secretIndex };
  }
  return undefined;
}

/** Creates the key of a checked secret. */
export function createKey(secret: string | Uint8Array): KeyObject {
  return typeof secret === "string" ? createSecretKey(secret, "utf8") : createSecretKey(secret);
}

/** Computes the HMAC-SHA256 of a body, as the vendor signs it. */
export function sign(body: Uint8Array | string, key: KeyObject): Buffer {
  return createHmac("sha256", key).update(body).digest();
}
