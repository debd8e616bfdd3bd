import type { InboxEntry, ListedDelivery } from "./inbox.ts";

/** An entry of a memory inbox. */
export interface StoredEntry {
  readonly entry: InboxEntry;
  /** The time on the inbox's clock at which its key is forgotten, unless the entry is open or kept then. */
  readonly forgetAt: number;
}

/** One entry that a memory inbox found, with its body if that is kept. */
export interface FoundEntry {
  readonly delivery: ListedDelivery;
  readonly body: Uint8Array | undefined;
}

/** Copies an entry: its bytes may be a view of a buffer that is larger, or used again. */
export function toStoredEntry(given: InboxEntry, now: number): StoredEntry {
  const { key, fingerprint, rawEvent, event, purpose, quarantine, rememberMs = null } = given;
  const body = copy(given.body);
  const entry = { key, fingerprint, body, rawEvent, event, purpose, quarantine, rememberMs };
  return { entry, forgetAt: now + (rememberMs ?? Number.POSITIVE_INFINITY) };
}

/** Copies bytes. Memory of their own would cost small ones ten times as much as a part of Node's pool. */
function copy(bytes: Uint8Array): Uint8Array {
  return Buffer.from(bytes);
}
