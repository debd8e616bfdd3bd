import type { Issue } from "@order-webhooks/validator";
import type { OuterReason, UnusableReason } from "./reasons.ts";
import type { ReadJson } from "./strict-json.ts";

/** A quarantined delivery: authentic and acknowledged, but no handler can handle it. */
export interface UnusableDelivery {
  readonly reason: UnusableReason;
  /** Reason and advice for people. It quotes only names of events and keys, in shortened form. */
  readonly message: string;
  /** The value of `event.type`, or the event of the raw path. Null if there is neither. */
  readonly eventType: string | null;
  /** Differences between the body and the contract. Empty if the body was not validated. */
  readonly issues: readonly Issue[];
  /** The parsed body. Undefined if it is not safe JSON. */
  readonly json: unknown;
  /** The signed bytes. */
  readonly body: Uint8Array;
  /** The key of the delivery in the inbox. Use it to replay the delivery. */
  readonly deliveryKey: string;
}

/** A body that no handler can handle. */
export interface UnusableBody extends Omit<UnusableDelivery, "body" | "deliveryKey"> {
  readonly kind: "unusable";
  /** The parsed JSON. Null if the body is not safe JSON. */
  readonly read: ReadJson | null;
}

/** The parts of a parsed body that its quarantine needs. */
export interface QuarantinedBody {
  readonly eventType: string | null;
  readonly read: ReadJson | null;
}

/** Makes a body unusable for a reason outside its data. */
export function toUnusableBody(
  { eventType, read }: QuarantinedBody,
  reason: OuterReason,
): UnusableBody {
  const message = messages[reason];
  return { kind: "unusable", reason, message, eventType, issues: [], json: read?.value, read };
}

/** Checks that a reason lies outside the data. An inbox returns reasons as text. */
export function isOuterReason(reason: string | null): reason is OuterReason {
  return reason !== null && Object.hasOwn(messages, reason);
}

const messages: { readonly [R in OuterReason]: string } = {
  content_type:
    "The content type is not JSON in UTF-8. Find the program that changes this header, then replay the delivery.",
  id_conflict:
    "An earlier delivery has the same ids and different content. Compare the two, and replay this one if it should be handled too.",
  stale:
    "The delivery is older than `staleAfterMs`, and may have been captured. Replay it if it is genuine.",
};
