import type { ClaimOnPut } from "@order-webhooks/receiver";

/** A thousand years: with it a time is still a whole number that JavaScript and a database hold exactly. */
const longestMs = 1_000 * 365 * 24 * 60 * 60 * 1000;

/** Returns a duration in whole ms, as the table holds it. None is negative or endless. */
export function toDuration(ms: number): number {
  return Number.isNaN(ms) ? 0 : Math.ceil(Math.min(Math.max(0, ms), longestMs));
}

/** Returns the durations of a claim in whole ms. */
export function toClaimOnPut({ leaseMs, senderMs }: ClaimOnPut): ClaimOnPut {
  return { leaseMs: toDuration(leaseMs), senderMs: toDuration(senderMs) };
}

/** Says how long an inbox keeps what is not open. */
export interface InboxRetention {
  /** The time in ms for which the key of an entry that was handled or purged stays known, 30 days by default. */
  readonly keysMs: number;
  /** The time in ms for which a dead or quarantined entry is kept, 30 days by default. */
  readonly keptMs: number;
}

const dayMs = 24 * 60 * 60 * 1000;

/** The retention of an inbox that sets none. */
export const retentionDefaults: InboxRetention = { keysMs: 30 * dayMs, keptMs: 30 * dayMs };
