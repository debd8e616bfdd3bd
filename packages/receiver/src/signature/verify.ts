import { createHmac, type KeyObject, timingSafeEqual } from "node:crypto";
import { stripWhitespace } from "./strip-whitespace.ts";

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
 * @param signature the 32 bytes that {@link decodeSignature} returned
 * @returns what was signed, or undefined if no secret signed it
 */
export function findSigned(
  body: Uint8Array,
  signature: Uint8Array,
  keys: readonly KeyObject[],
): SignedBody | undefined {
  const asItCame = matchAnyKey(body, signature, keys);
  if (asItCame) return asItCame;
  const stripped = stripWhitespace(body);
  return stripped === body ? undefined : matchAnyKey(stripped, signature, keys);
}

/** Decodes 64 hex digits, of either case, to 32 bytes, so that a comparison never meets another length. */
export function decodeSignature(header: unknown): Uint8Array | undefined {
  const isHex = typeof header === "string" && /^[0-9a-f]{64}$/i.test(header);
  return isHex ? Buffer.from(header, "hex") : undefined;
}

/** Computes HMAC-SHA256, as the vendor signs. */
export function sign(body: Uint8Array | string, key: KeyObject): Buffer {
  return createHmac("sha256", key).update(body).digest();
}

function matchAnyKey(
  bytes: Uint8Array,
  signature: Uint8Array,
  keys: readonly KeyObject[],
): SignedBody | undefined {
  const secretIndex = keys.findIndex((key) => timingSafeEqual(sign(bytes, key), signature));
  return secretIndex < 0 ? undefined : { bytes, secretIndex };
}
