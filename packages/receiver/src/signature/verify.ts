import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from "node:crypto";
import { isBytes } from "../bytes.ts";
import { ReceiverError } from "../errors.ts";
import type { Secret } from "../options/secrets.ts";
import { stripWhitespace } from "./strip-whitespace.ts";

/** A body that was proven authentic. */
export interface SignedBody {
  /** The bytes that were signed: what is read, hashed and stored from here on, never what arrived. */
  readonly bytes: Uint8Array;
  /** Which of the secrets it was signed with. */
  readonly secretIndex: number;
}

/**
 * Makes the keys, once: hashing with a fresh key on every request costs several times more.
 *
 * @throws ReceiverError `secret_missing` without any secret, `secret_blank` if one could sign nothing.
 */
export function toKeys(secrets: Secret | readonly Secret[]): readonly KeyObject[] {
  const list = toSecretList(secrets);
  if (!Array.isArray(list) || list.length === 0) {
    throw new ReceiverError("secret_missing", "secrets: expected at least one secret, got none.");
  }
  return list.map(toKey);
}

/** The secrets as a list, whether one was given or many. */
export function toSecretList(secrets: Secret | readonly Secret[]): readonly Secret[] {
  return typeof secrets === "string" || isBytes(secrets) ? [secrets] : secrets;
}

function toKey(secret: Secret, index: number): KeyObject {
  const isString = typeof secret === "string";
  if (!isString && !isBytes(secret)) {
    const message = `secrets[${index}]: expected a string or a Uint8Array, got ${typeof secret}.`;
    throw new ReceiverError("secret_missing", message);
  }
  const text = isString ? secret : Buffer.from(secret).toString("latin1");
  if (text.trim() === "") {
    const message = `secrets[${index}]: expected a secret, got an empty or blank one; anyone can sign with that.`;
    throw new ReceiverError("secret_blank", message);
  }
  return isString ? createSecretKey(secret, "utf8") : createSecretKey(secret);
}

/**
 * Finds out whether one of the secrets signed this body: over the bytes as they came, then over the
 * bytes without the whitespace outside strings. The header's value is untrusted and may be anything.
 */
export function findSignedBody(
  body: Uint8Array,
  header: unknown,
  keys: readonly KeyObject[],
): SignedBody | undefined {
  const signature = decodeSignature(header);
  if (!signature) return undefined;
  const asItCame = matchAnyKey(body, signature, keys);
  if (asItCame) return asItCame;
  const stripped = stripWhitespace(body);
  return stripped === body ? undefined : matchAnyKey(stripped, signature, keys);
}

/** 64 hex digits, of either case, as 32 bytes; so a comparison never meets another length. */
export function decodeSignature(header: unknown): Uint8Array | undefined {
  const isHex = typeof header === "string" && /^[0-9a-f]{64}$/i.test(header);
  return isHex ? Buffer.from(header, "hex") : undefined;
}

/** HMAC-SHA256, as the vendor signs. */
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

/** Secrets with whitespace around them: legal, but usually a line break of an environment file. */
export function findStraySecrets(secrets: readonly Secret[]): readonly number[] {
  const isStray = (secret: Secret) => typeof secret === "string" && secret !== secret.trim();
  return secrets.flatMap((secret, index) => (isStray(secret) ? [index] : []));
}
