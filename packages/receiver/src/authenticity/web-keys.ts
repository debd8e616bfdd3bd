import type { Secret } from "../signature/secrets.ts";

/** The type of a WebCrypto key, without a dependency on a type library. */
type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/** Maximum number of cached keys. It is far more than one project needs. */
const maxKeys = 100;

/** Cached keys by secret, because importing a key costs as much as verifying a body. */
const keys = new Map<string, Key>();

/**
 * Imports the key of a secret, or returns the cached key. It caches the key and not its promise, because on edge
 * platforms a request cannot wait for a promise of another request.
 */
export async function importKey(secret: Secret): Promise<Key> {
  const id = typeof secret === "string" ? `text ${secret}` : `bytes ${secret}`;
  return keys.get(id) ?? keep(id, await toKey(secret));
}

function toKey(secret: Secret): Promise<Key> {
  // A copy, because the types allow a view of shared memory.
  const bytes = typeof secret === "string" ? utf8.encode(secret) : new Uint8Array(secret);
  return crypto.subtle.importKey("raw", bytes, algorithm, false, ["verify"]);
}

const utf8 = new TextEncoder();
const algorithm = { name: "HMAC", hash: "SHA-256" };

/** Caches a key, and removes the oldest one above the limit. A platform may have one secret for each customer. */
function keep(id: string, key: Key): Key {
  const [oldest] = keys.keys();
  if (oldest !== undefined && keys.size >= maxKeys) keys.delete(oldest);
  keys.set(id, key);
  return key;
}
