import type { Secret } from "../signature/secrets.ts";

/** WebCrypto's key, without a library of types that has its name. */
type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/** Far more than one project has while its secret changes, and little memory. */
const maxKeys = 100;

/** The keys of the secrets that were used first, since importing one costs as much as verifying a body. */
const keys = new Map<string, Key>();

/**
 * Imports the key of a secret, unless it is known. It keeps the key and not the promise of it: at the
 * edge no request may wait for what another one began.
 */
export async function importKey(secret: Secret): Promise<Key> {
  const id = typeof secret === "string" ? `text ${secret}` : `bytes ${secret}`;
  return keys.get(id) ?? keep(id, await toKey(secret));
}

function toKey(secret: Secret): Promise<Key> {
  // A copy, because a view may be of memory that the types cannot rule out to be shared.
  const bytes = typeof secret === "string" ? utf8.encode(secret) : new Uint8Array(secret);
  return crypto.subtle.importKey("raw", bytes, algorithm, false, ["verify"]);
}

const utf8 = new TextEncoder();
const algorithm = { name: "HMAC", hash: "SHA-256" };

/** Forgets the oldest key if there are too many. A platform may have a secret for each of its customers. */
function keep(id: string, key: Key): Key {
  const [oldest] = keys.keys();
  if (oldest !== undefined && keys.size >= maxKeys) keys.delete(oldest);
  keys.set(id, key);
  return key;
}
