import type { DeliveryState, InboxEntry, ListedDelivery } from "@order-webhooks/receiver";
import type { InboxRetention } from "./durations.ts";
import { dead, done, open, quarantined } from "./states.ts";

/** Row of the table of deliveries. */
export interface DeliveryRow {
  readonly id: number;
  readonly key: string;
  readonly fingerprint: string;
  readonly state: number;
  readonly since: number;
  readonly stored_at: number;
  /** Null unless the entry is open. */
  readonly due_at: number | null;
  /** Newest lease. */
  readonly lease: number | string | null;
  /** End of the lease. Null if no worker holds the lease. */
  readonly lease_until: number | null;
  /** Time until which the entry waits for a resend of the vendor. Null if the entry was acknowledged. */
  readonly sender_until: number | null;
  readonly attempts: number;
  readonly bytes: number;
  readonly event: string | null;
  readonly purpose: string | null;
  readonly raw_event: string | null;
  readonly reason: string | null;
  readonly remember_ms: number | null;
}

/** Returns the state of an entry at a time. */
export function stateOf({ state, lease_until }: DeliveryRow, now: number): DeliveryState {
  if (state === open) return lease_until !== null && lease_until > now ? "claimed" : "waiting";
  return settledStates[state] ?? "done";
}

const settledStates: Readonly<Record<number, DeliveryState>> = {
  [done]: "done",
  [dead]: "dead",
  [quarantined]: "quarantined",
};

/** Checks whether the retention of a row's key has ended, although the row still exists. */
export function isForgotten(
  { state, since, stored_at, remember_ms }: DeliveryRow,
  aged: number,
  { keysMs }: InboxRetention,
): boolean {
  if (state !== done) return false;
  return since + keysMs <= aged || (remember_ms !== null && stored_at + remember_ms <= aged);
}

/** Converts a row and a body to an entry. Sets `quarantine` to the reason if the entry is quarantined. */
export function toEntry(row: DeliveryRow, body: Uint8Array): InboxEntry {
  return {
    key: row.key,
    fingerprint: row.fingerprint,
    body,
    rawEvent: row.raw_event,
    event: row.event,
    purpose: row.purpose,
    quarantine: row.state === quarantined ? row.reason : null,
    rememberMs: row.remember_ms,
  };
}

/** Converts a row to an item of a list. */
export function toListed(row: DeliveryRow, now: number): ListedDelivery {
  return {
    key: row.key,
    state: stateOf(row, now),
    reason: row.reason,
    attempts: row.attempts,
    ageMs: Math.max(0, now - row.since),
    dueMs: row.due_at === null ? null : Math.max(0, row.due_at - now),
    bytes: row.bytes,
    rawEvent: row.raw_event,
    event: row.event,
    purpose: row.purpose,
  };
}
