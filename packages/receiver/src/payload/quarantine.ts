import type { Issue } from "@order-webhooks/validator";
import type { OuterReason, UnusableReason } from "./reasons.ts";
import type { ReadJson } from "./strict-json.ts";

/** A quarantined delivery: authentic and acknowledged, but no handler can take it. */
export interface UnusableDelivery {
  readonly reason: UnusableReason;
  /** One sentence that stands alone. It quotes at most names of the event and of keys, clipped. */
  readonly message: string;
  /** The value of `event.type`, or the event that the raw path is for. Null if neither says. */
  readonly eventType: string | null;
  /** Differences between the body and the contract. Empty if it was not compared. */
  readonly issues: readonly Issue[];
  /** The parsed body. Undefined if it is not JSON that is safe to read. */
  readonly json: unknown;
  /** The signed bytes. */
  readonly body: Uint8Array;
  /** The key under which the inbox keeps it, for a replay. */
  readonly deliveryKey: string;
}

/** A body that no handler can take. */
export interface UnusableBody extends Omit<UnusableDelivery, "body" | "deliveryKey"> {
  readonly kind: "unusable";
  /** The JSON that was read. Null if none could be. */
  readonly read: ReadJson | null;
}

/** The parts of a parsed body that its quarantine needs. */
export interface QuarantinedBody {
  readonly eventType: string | null;
  readonly read: ReadJson | null;
}

/** Quarantines a body that may fit the contract, for a reason outside it. */
export function toUnusableBody(
  { eventType, read }: QuarantinedBody,
  reason: OuterReason,
): UnusableBody {
  const message = messages[reason];
  return { kind: "unusable", reason, message, eventType, issues: [], json: read?.value, read };
}

/** Checks that a reason lies outside the data. An inbox gives reasons back as text. */
export function isOuterReason(reason: string | null): reason is OuterReason {
  return reason !== null && Object.hasOwn(messages, reason);
}

const messages: { readonly [R in OuterReason]: string } = {
  content_type:
    "The content type does not announce JSON in UTF-8. Find what changes that header, then replay the delivery.",
  id_conflict:
    "A delivery with the same ids and other content came before. Compare the two, and replay this one if it should be handled too.",
  stale:
    "The delivery is older than `staleAfterMs`, and may have been captured. Replay it if it is genuine.",
};
