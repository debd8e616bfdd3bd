import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from "node:crypto";
import { signableForms } from "./strip-whitespace.ts";

/** Holds a body that was proven authentic. */
export interface SignedBody {
  /** The bytes that were signed. These, and not what arrived, are parsed, hashed and stored. */
  readonly bytes: Uint8Array;
  /** The index of the secret that signed it. */
  readonly secretIndex: number;
}

/**
 * Verifies a signature of a body with each secret: over the bytes as they came, then over the bytes without
 * the whitespace outside strings.
 *
 * @param signature its 32 bytes
 * @returns what was signed, or undefined if no secret signed it
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

/** Makes the key of a secret that was checked. */
export function createKey(secret: string | Uint8Array): KeyObject {
  return typeof secret === "string" ? createSecretKey(secret, "utf8") : createSecretKey(secret);
}

/** Computes HMAC-SHA256, as the vendor signs. */
export function sign(body: Uint8Array | string, key: KeyObject): Buffer {
  return createHmac("sha256", key).update(body).digest();
}
