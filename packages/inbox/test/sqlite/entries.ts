import type { InboxEntry } from "@order-webhooks/receiver";

/** Creates an entry whose content follows from its key. */
export function entryOf(key: string, more: Partial<InboxEntry> = {}): InboxEntry {
  return {
    key,
    fingerprint: `fingerprint of ${key}`,
    body: new TextEncoder().encode(JSON.stringify({ id: key, customer: { id: `cust_${key}` } })),
    rawEvent: null,
    event: "some.event",
    purpose: "promotion",
    quarantine: null,
    ...more,
  };
}
