import type { InboxEntry, ListedDelivery } from "./inbox.ts";

/** An entry of an inbox in memory. */
export interface StoredEntry {
  readonly entry: InboxEntry;
  /** Time at which its key is forgotten, on the inbox's clock, unless the entry is open or kept then. */
  readonly forgetAt: number;
}

/** An entry of an inbox in memory as a list shows it, with its body if there is one. */
export interface FoundEntry {
  readonly delivery: ListedDelivery;
  readonly body: Uint8Array | undefined;
}

/** Copies an entry, because its bytes may be a view of a buffer that is larger or reused. */
export function toStoredEntry(given: InboxEntry, now: number): StoredEntry {
  const { key, fingerprint, rawEvent, event, purpose, quarantine, rememberMs = null } = given;
  const body = copy(given.body);
  const entry = { key, fingerprint, body, rawEvent, event, purpose, quarantine, rememberMs };
  return { entry, forgetAt: now + (rememberMs ?? Number.POSITIVE_INFINITY) };
}

/** Copies bytes into Node's buffer pool. For small bodies, a separate allocation costs ten times as much. */
function copy(bytes: Uint8Array): Uint8Array {
  return Buffer.from(bytes);
}
