import type { ClaimOnPut } from "@order-webhooks/receiver";

/** A thousand years. JavaScript and a database can still store a time with this duration exactly. */
const longestMs = 1_000 * 365 * 24 * 60 * 60 * 1000;

/** Converts a duration to whole ms for the table. The result is never negative or infinite. */
export function toDuration(ms: number): number {
  return Number.isNaN(ms) ? 0 : Math.ceil(Math.min(Math.max(0, ms), longestMs));
}

/** Converts the durations of a claim to whole ms. */
export function toClaimOnPut({ leaseMs, senderMs }: ClaimOnPut): ClaimOnPut {
  return { leaseMs: toDuration(leaseMs), senderMs: toDuration(senderMs) };
}

/** Retention of an inbox, for entries that are not open. */
export interface InboxRetention {
  /** Time in ms for which the inbox remembers the key of a handled or purged entry, 30 days by default. */
  readonly keysMs: number;
  /** Time in ms for which the inbox keeps a dead or quarantined entry, 30 days by default. */
  readonly keptMs: number;
}

const dayMs = 24 * 60 * 60 * 1000;

/** Retention by default. */
export const retentionDefaults: InboxRetention = { keysMs: 30 * dayMs, keptMs: 30 * dayMs };
