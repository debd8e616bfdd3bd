import { describeType } from "../assertions.ts";
import { isBytes } from "../bytes.ts";
import { ReceiverError } from "../errors.ts";

/** The header that carries the signature, in lower case, as node:http spells header names. */
export const signatureHeader = "x-voucherify-signature";

/** A webhook secret as the vendor shows it, or its bytes. */
export type Secret = string | Uint8Array;

/**
 * Checks one secret or a list of secrets. Returns a list.
 *
 * @throws ReceiverError `secret_missing` without any secret, `secret_blank` for a blank secret, which anyone could
 * guess, `secret_invalid` for a wrong type.
 */
export function checkSecrets(secrets: Secret | readonly Secret[]): readonly Secret[] {
  if (isSecret(secrets)) return [checkSecret(secrets, "secrets")];
  assertSecretList(secrets);
  return secrets.map((secret, index) => checkSecret(secret, `secrets[${index}]`));
}

/**
 * Checks a secret, and returns it. `place` names the secret in the message.
 *
 * @throws ReceiverError `secret_missing`, `secret_blank` or `secret_invalid`
 */
export function checkSecret(secret: Secret, place: string): Secret {
  if (!isSecret(secret)) {
    const code = (secret ?? null) === null ? "secret_missing" : "secret_invalid";
    const expected = "a string or a Uint8Array";
    throw new ReceiverError(code, { place, expected, found: describeType(secret), fix });
  }
  if (!isBlank(secret)) return secret;
  const expected = "a secret";
  const found = "an empty or blank secret, with which anyone can sign";
  throw new ReceiverError("secret_blank", { place, expected, found, fix });
}

/** Converts one secret or a list of secrets to a list. */
export function toSecretList(secrets: Secret | readonly Secret[]): readonly Secret[] {
  return isSecret(secrets) ? [secrets] : secrets;
}

/**
 * Returns the indexes of secrets with whitespace around them. It is legal, but often a line break of an environment
 * file.
 */
export function findPaddedSecrets(secrets: readonly Secret[]): readonly number[] {
  const isPadded = (secret: Secret) => typeof secret === "string" && secret !== secret.trim();
  return secrets.flatMap((secret, index) => (isPadded(secret) ? [index] : []));
}

function isSecret(value: unknown): value is Secret {
  return typeof value === "string" || isBytes(value);
}

const fix = "Set the webhook secret of the Voucherify project.";

function assertSecretList(secrets: unknown): void {
  if (Array.isArray(secrets) && secrets.length > 0) return;
  const isMissing = Array.isArray(secrets) || (secrets ?? null) === null;
  throw new ReceiverError(isMissing ? "secret_missing" : "secret_invalid", {
    place: "secrets",
    expected: "a secret, or a list of secrets",
    found: Array.isArray(secrets) ? "an empty list" : describeType(secrets),
    fix,
  });
}

function isBlank(secret: Secret): boolean {
  if (typeof secret === "string") return secret.trim() === "";
  return secret.every((byte) => String.fromCharCode(byte).trim() === "");
}
