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

/** An authentic delivery, with the job that handles it or the reason for its quarantine. */
export interface JudgedDelivery {
  /** The signed bytes. */
  readonly bytes: Uint8Array;
  readonly rawEvent: string | null;
  readonly parsed: ParsedBody;
  readonly job: Job | UnusableBody;
}

/**
 * Makes the inbox entry of a delivery, under its idempotency key.
 *
 * @param rawWindowMs the time in milliseconds for which the same bytes are the same raw payload
 */
export function toEntry(delivery: JudgedDelivery, rawWindowMs: number): InboxEntry {
  const { bytes, rawEvent, parsed, job } = delivery;
  const identity = identify({ bytes, read: parsed.read, rawEvent });
  const rest = {
    fingerprint: identity.fingerprint,
    body: bytes,
    rawEvent,
    event: parsed.eventType?.slice(0, maxEventLength) ?? null,
    purpose: purposeOf(parsed),
    quarantine: job.kind === "job" ? null : job.reason,
  };
  // No other delivery ever has this key, so remembering it would only displace useful keys.
  if (isUnique(delivery)) return { key: toUniqueKeyOf(identity, job), ...rest, rememberMs: 0 };
  return { key: toKey(identity, job), ...rest, rememberMs: rawEvent === null ? null : rawWindowMs };
}

/** Maximum length of the stored event type, because a sender may write anything there. */
const maxEventLength = 200;

function purposeOf(parsed: ParsedBody): string | null {
  if (parsed.kind === "webhook") return parsed.webhook.purpose;
  return parsed.kind === "nonconforming" ? parsed.delivery.purpose : null;
}

/** Checks for a raw payload that does not conform. Nothing distinguishes a second one from a resend. */
function isUnique({ rawEvent, parsed }: JudgedDelivery): boolean {
  return rawEvent !== null && parsed.kind !== "webhook";
}

function toUniqueKeyOf(identity: Identity, { kind }: JudgedDelivery["job"]): string {
  const unique = toUniqueKey(identity);
  return kind === "unusable" ? markQuarantined(unique) : unique;
}

function toKey(identity: Identity, job: JudgedDelivery["job"]): string {
  return job.kind === "unusable" ? toQuarantineKey(identity) : toKeyFor(identity, job.taker);
}
