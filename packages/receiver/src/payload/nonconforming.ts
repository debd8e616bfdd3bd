import type { DeliveryEnvelope, EventMap, EventType, Purpose } from "@order-webhooks/types";
import type { Issue, RefusalReason } from "@order-webhooks/validator";
import type { RefusedBody } from "./explain-refusal.ts";

/** Reason why a delivery of a known event does not conform to the contract. */
export type NonconformingReason = Extract<
  RefusalReason,
  "custom_payload" | "ambiguous_purpose" | "invalid" | "incomplete"
>;

/** Data that was not validated. It may have the keys of any purpose, with any values. */
export type NonconformingData<E extends EventType = EventType> = {
  readonly [K in KeyOfEach<EventMap[E]>]?: unknown;
};

/** The keys of every member of a union. `keyof` has only the keys that all members share. */
type KeyOfEach<D> = D extends unknown ? keyof D : never;

/**
 * An authentic delivery of a known event, in a correct envelope or on its raw path, whose data does not conform to the
 * contract. Narrow it by `eventType`.
 */
export type NonconformingDelivery<E extends EventType = EventType> = {
  [Type in E]: {
    readonly reason: NonconformingReason;
    readonly eventType: Type;
    /** The purpose with which the data was validated. Null if it was not validated. */
    readonly purpose: Purpose | null;
    /** The data as received. Only its keys are typed. */
    readonly data: NonconformingData<Type>;
    /** The envelope as received, or null for a raw payload. */
    readonly delivery: Omit<DeliveryEnvelope, "data"> | null;
    /** For `incomplete`, the missing keys, at most 100. For other reasons, the first issue. */
    readonly issues: readonly Issue[];
    /** Number of missing keys that are not in `issues`. */
    readonly more: number;
  };
}[E];

/** A parsed body for `onNonconforming`. */
export interface Nonconforming {
  readonly delivery: NonconformingDelivery;
  readonly purposeInferred: boolean;
}

/** Converts a refused body for `onNonconforming`. Returns undefined if the callback does not handle it. */
export function toNonconforming(refused: RefusedBody): Nonconforming | undefined {
  const { refusal, json, rawEvent, isMisplaced } = refused;
  const { reason, eventType, data, issues, purpose = null, more = 0 } = refusal;
  if (data === undefined || isMisplaced || !isNonconforming(reason)) return undefined;
  const envelope = rawEvent === null ? json : null;
  const delivery: object = { reason, eventType, purpose, data, delivery: envelope, issues, more };
  // This cast is safe because the validator returns data only for a known event in a correct envelope.
  return {
    delivery: delivery as NonconformingDelivery,
    purposeInferred: refusal.purposeInferred ?? false,
  };
}

function isNonconforming(reason: RefusalReason): reason is NonconformingReason {
  return nonconformingReasons.includes(reason);
}

const nonconformingReasons: readonly RefusalReason[] = [
  "custom_payload",
  "ambiguous_purpose",
  "invalid",
  "incomplete",
];
