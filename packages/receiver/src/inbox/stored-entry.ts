import type { InboxEntry } from "./inbox.ts";

/** An entry of a memory inbox. */
export interface StoredEntry {
  readonly entry: InboxEntry;
  /** The time on the inbox's clock at which its key is forgotten, unless the entry is open or kept then. */
  readonly forgetAt: number;
}

/** Copies an entry: its bytes may be a view of a buffer that is larger, or used again. */
export function toStoredEntry(given: InboxEntry, now: number): StoredEntry {
  const { key, fingerprint, rawEvent, quarantine, rememberMs = null } = given;
  const body = copy(given.body);
  const entry = { key, fingerprint, body, rawEvent, quarantine, rememberMs };
  return { entry, forgetAt: now + (rememberMs ?? Number.POSITIVE_INFINITY) };
}

/** Copies bytes. Memory of their own would cost small ones ten times as much as a part of Node's pool. */
function copy(bytes: Uint8Array): Uint8Array {
  return Buffer.from(bytes);
}
