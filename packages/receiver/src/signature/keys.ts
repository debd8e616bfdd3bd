import type { KeyObject } from "node:crypto";
import { checkSecret, checkSecrets, type Secret } from "./secrets.ts";
import { createKey } from "./verify.ts";

/**
 * Makes the keys of secrets. A receiver makes them once, since it hashes with them on every request.
 *
 * @throws ReceiverError `secret_missing` without any secret, `secret_blank` for one that anyone could
 * guess, `secret_invalid` for another type.
 */
export function toKeys(secrets: Secret | readonly Secret[]): readonly KeyObject[] {
  return checkSecrets(secrets).map(createKey);
}

/** Makes the key of one secret. The place names it in the message of the ReceiverError. */
export function toKey(secret: Secret, place: string): KeyObject {
  return createKey(checkSecret(secret, place));
}
