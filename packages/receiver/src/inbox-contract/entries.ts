import type { Claim, InboxEntry, ListedDelivery } from "../inbox/inbox.ts";

export const minute = 60_000;
export const hour: number = 60 * minute;
export const year: number = 365 * 24 * hour;

/** A filter that selects all dead and quarantined entries. */
export const all = { all: true } as const;

/** Creates an entry. Its fingerprint and its body are derived from its key. */
export function makeEntry(key: string, rest: Partial<InboxEntry> = {}): InboxEntry {
  return {
    key,
    fingerprint: `${key}'s`,
    body: Buffer.from(key),
    rawEvent: null,
    event: null,
    purpose: null,
    quarantine: null,
    ...rest,
  };
}

/** Returns the keys of claims, in their order. */
export function keysOf(claims: readonly Claim[]): readonly string[] {
  return claims.map(({ entry }) => entry.key);
}

/** Returns the keys of a list, in its order. */
export function keysIn(list: readonly ListedDelivery[]): readonly string[] {
  return list.map(({ key }) => key);
}
