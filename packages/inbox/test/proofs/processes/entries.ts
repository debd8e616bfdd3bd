import { createHash } from "node:crypto";
import type { InboxEntry } from "@order-webhooks/receiver";

/** Creates the entry of a key. The key determines its content, so that a judge can check it. */
export function entryOf(key: string): InboxEntry {
  const digest = createHash("sha256").update(key).digest();
  return {
    key,
    fingerprint: digest.toString("hex"),
    body: Buffer.alloc(200 + (digest.readUInt16LE(0) % 5_000), digest),
    rawEvent: null,
    event: "any.event",
    purpose: null,
    quarantine: digest.readUInt8(2) % 10 === 0 ? "not_json" : null,
  };
}
