import { createSecretKey, type KeyObject } from "node:crypto";
import { describeType } from "../assertions.ts";
import { isBytes } from "../bytes.ts";
import { ReceiverError } from "../errors.ts";

/** The header that carries the signature, in lower case, as node:http spells header names. */
export const signatureHeader = "x-voucherify-signature";

/** One secret as the vendor shows it, or its bytes. */
export type Secret = string | Uint8Array;

/**
 * Makes the keys, once: hashing with a new key on every request costs several times more.
 *
 * @throws ReceiverError `secret_missing` without any secret, `secret_blank` for one that anyone could
 * guess, `secret_invalid` for another type.
 */
export function toKeys(secrets: Secret | readonly Secret[]): readonly KeyObject[] {
  if (isSecret(secrets)) return [toKey(secrets, "secrets")];
  assertSecretList(secrets);
  return secrets.map((secret, index) => toKey(secret, `secrets[${index}]`));
}

/** Makes the key of one secret. The place names it in the message of the ReceiverError. */
export function toKey(secret: Secret, place: string): KeyObject {
  assertSecret(secret, place);
  return typeof secret === "string" ? createSecretKey(secret, "utf8") : createSecretKey(secret);
}

/** Returns the secrets as a list, whether one was given or many. */
export function toSecretList(secrets: Secret | readonly Secret[]): readonly Secret[] {
  return isSecret(secrets) ? [secrets] : secrets;
}

/** Finds secrets with whitespace around them: legal, but often a line break of an environment file. */
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
    expected: "a secret, or a list of them",
    found: Array.isArray(secrets) ? "an empty list" : describeType(secrets),
    fix,
  });
}

function assertSecret(secret: unknown, place: string): void {
  if (!isSecret(secret)) {
    const code = (secret ?? null) === null ? "secret_missing" : "secret_invalid";
    const expected = "a string or a Uint8Array";
    throw new ReceiverError(code, { place, expected, found: describeType(secret), fix });
  }
  const text = typeof secret === "string" ? secret : Buffer.from(secret).toString("latin1");
  if (text.trim() !== "") return;
  const expected = "a secret";
  const found = "an empty or blank one, with which anyone can sign";
  throw new ReceiverError("secret_blank", { place, expected, found, fix });
}
