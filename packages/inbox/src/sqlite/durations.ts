import type { ClaimOnPut } from "@order-webhooks/receiver";

/** A thousand years: with it a time is still a whole number that JavaScript and SQLite hold exactly. */
const longestMs = 1_000 * 365 * 24 * 60 * 60 * 1000;

/** Returns a duration in whole ms, as the table holds it. None is negative or endless. */
export function toDuration(ms: number): number {
  return Number.isNaN(ms) ? 0 : Math.ceil(Math.min(Math.max(0, ms), longestMs));
}

export function toClaimOnPut({ leaseMs, senderMs }: ClaimOnPut): ClaimOnPut {
  return { leaseMs: toDuration(leaseMs), senderMs: toDuration(senderMs) };
}
