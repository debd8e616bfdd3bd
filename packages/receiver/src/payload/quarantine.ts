import type { Issue, RefusalReason } from "@order-webhooks/validator";
import type { JsonFailure } from "./strict-json.ts";

/** The reason why an authentic delivery is quarantined. */
export type UnusableReason = RefusalReason | JsonFailure | "content_type" | "id_conflict";

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
}

/** The reasons that lie outside the body. */
export type OuterReason = "content_type" | "id_conflict";

/** The parts of a parsed body that its quarantine needs. */
export interface QuarantinedBody {
  readonly eventType: string | null;
  readonly json: unknown;
}

/** Quarantines a body that may fit the contract, for a reason outside it. */
export function toUnusableBody(
  { eventType, json }: QuarantinedBody,
  reason: OuterReason,
): UnusableBody {
  return { kind: "unusable", reason, message: messages[reason], eventType, issues: [], json };
}

const messages: { readonly [R in OuterReason]: string } = {
  content_type: "The content type does not announce JSON in UTF-8.",
  id_conflict: "A delivery with the same ids and other content came before.",
};
