import type { InboxEntry, PutResult } from "@order-webhooks/receiver";
import { InboxError } from "../errors.ts";
import { toDuration } from "./durations.ts";
import { describe } from "./options.ts";
import type { PutReply } from "./storage.ts";

/**
 * Converts an entry to a form that the table accepts.
 *
 * An entry that the table refuses would make all entries of the same transaction fail. So this function refuses it
 * before.
 *
 * @throws InboxError `entry_invalid`
 */
export function toStorable(entry: InboxEntry): InboxEntry {
  const { key, fingerprint, body, rawEvent, event, purpose, quarantine, rememberMs } = entry;
  assertEntry("key", "a string", key, typeof key === "string");
  assertEntry("fingerprint", "a string", fingerprint, typeof fingerprint === "string");
  assertEntry("body", "a Uint8Array", body, body instanceof Uint8Array);
  return {
    key,
    fingerprint,
    body,
    rawEvent: toText(rawEvent),
    event: toText(event),
    purpose: toText(purpose),
    quarantine: toText(quarantine),
    rememberMs: typeof rememberMs === "number" ? toDuration(rememberMs) : null,
  };
}

/** Converts the reply of the storage to a result. The claim of a new entry contains the caller's entry. */
export function toPutResult(reply: PutReply, entry: InboxEntry): PutResult {
  if (reply === 0) return { outcome: "stored" };
  if (reply.outcome !== "stored") return reply;
  const claim = { entry, lease: reply.lease, attempt: 1, awaitsSender: true };
  return { outcome: "stored", claim };
}

function assertEntry(name: string, expected: string, value: unknown, isRight: boolean): void {
  if (isRight) return;
  const place = `entry.${name}`;
  const fix = "Pass an entry that conforms to the interface `InboxEntry`.";
  throw new InboxError("entry_invalid", { place, expected, found: describe(value), fix });
}

function toText(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
