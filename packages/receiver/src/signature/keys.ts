import type { KeyObject } from "node:crypto";
import { checkSecret, checkSecrets, type Secret } from "./secrets.ts";
import { createKey } from "./verify.ts";

/**
 * Creates the keys of secrets. A receiver does this once, because it needs the keys on every request.
 *
 * @throws ReceiverError `secret_missing` without any secret, `secret_blank` for a blank secret, which anyone could
 * guess, `secret_invalid` for a wrong type.
 */
export function toKeys(secrets: Secret | readonly Secret[]): readonly KeyObject[] {
  return checkSecrets(secrets).map(createKey);
}

/**
 * Creates the key of one secret. `place` names the secret in the message.
 *
 * @throws ReceiverError `secret_missing`, `secret_blank` or `secret_invalid`
 */
export function toKey(secret: Secret, place: string): KeyObject {
  return createKey(checkSecret(secret, place));
}
