import type { DeliveryState, InboxEntry, ListedDelivery } from "@order-webhooks/receiver";
import type { InboxRetention } from "./durations.ts";
import { dead, done, open, quarantined } from "./states.ts";

/** One row of the table, as it is read. */
export interface DeliveryRow {
  readonly id: number;
  readonly key: string;
  readonly fingerprint: string;
  readonly state: number;
  readonly since: number;
  readonly stored_at: number;
  /** Null unless it is open. */
  readonly due_at: number | null;
  /** The newest lease. */
  readonly lease: number | string | null;
  /** The end of the lease. Null if nothing holds it. */
  readonly lease_until: number | null;
  /** The time until which it awaits its sender. Null if it was acknowledged. */
  readonly sender_until: number | null;
  readonly attempts: number;
  readonly bytes: number;
  readonly event: string | null;
  readonly purpose: string | null;
  readonly raw_event: string | null;
  readonly reason: string | null;
  readonly remember_ms: number | null;
}

/** Returns where an entry is on its way. */
export function stateOf({ state, lease_until }: DeliveryRow, now: number): DeliveryState {
  if (state === open) return lease_until !== null && lease_until > now ? "claimed" : "waiting";
  return settledStates[state] ?? "done";
}

const settledStates: Readonly<Record<number, DeliveryState>> = {
  [done]: "done",
  [dead]: "dead",
  [quarantined]: "quarantined",
};

/** Checks whether the key of a row is known no longer, though the row is still there. */
export function isForgotten(
  { state, since, stored_at, remember_ms }: DeliveryRow,
  aged: number,
  { keysMs }: InboxRetention,
): boolean {
  if (state !== done) return false;
  return since + keysMs <= aged || (remember_ms !== null && stored_at + remember_ms <= aged);
}

/** Puts an entry together. It says why it is in quarantine, if it is. */
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

/** Returns what a list says about an entry. */
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
