import type { InboxEntry } from "../inbox/inbox.ts";
import type { Job } from "../jobs/job.ts";
import {
  type Identity,
  identify,
  markQuarantined,
  toKeyFor,
  toQuarantineKey,
  toUniqueKey,
} from "../payload/idempotency-key.ts";
import type { ParsedBody } from "../payload/parse.ts";
import type { UnusableBody } from "../payload/quarantine.ts";

/** An authentic delivery, and what is to come of it. */
export interface JudgedDelivery {
  /** The signed bytes. */
  readonly bytes: Uint8Array;
  readonly rawEvent: string | null;
  readonly parsed: ParsedBody;
  readonly job: Job | UnusableBody;
}

/**
 * Makes the entry of a delivery, under the key that tells it from others.
 *
 * @param rawWindowMs the time in milliseconds for which the same bytes are the same raw payload
 */
export function toEntry(delivery: JudgedDelivery, rawWindowMs: number): InboxEntry {
  const { bytes, rawEvent, parsed, job } = delivery;
  const identity = identify({ bytes, read: parsed.read, rawEvent });
  return {
    key: toKey(identity, delivery),
    fingerprint: identity.fingerprint,
    body: bytes,
    rawEvent,
    quarantine: job.kind === "job" ? null : job.reason,
    rememberMs: rawEvent === null ? null : rawWindowMs,
  };
}

function toKey(identity: Identity, { rawEvent, parsed, job }: JudgedDelivery): string {
  const isQuarantined = job.kind === "unusable";
  if (rawEvent !== null && parsed.kind !== "webhook") {
    const unique = toUniqueKey(identity);
    return isQuarantined ? markQuarantined(unique) : unique;
  }
  return isQuarantined ? toQuarantineKey(identity) : toKeyFor(identity, job.taker);
}
