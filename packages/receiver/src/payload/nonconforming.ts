import type { DeliveryEnvelope, EventMap, EventType, Purpose } from "@order-webhooks/types";
import type { Issue, RefusalReason } from "@order-webhooks/validator";
import type { RefusedBody } from "./explain-refusal.ts";

/** The reason why a delivery of a known event does not conform to the contract. */
export type NonconformingReason = Extract<
  RefusalReason,
  "custom_payload" | "ambiguous_purpose" | "invalid" | "incomplete"
>;

/** Data of an event of which nothing is certain: any key of any purpose may be there, with any value. */
export type NonconformingData<E extends EventType = EventType> = {
  readonly [K in KeyOfEach<EventMap[E]>]?: unknown;
};

/** The keys of every member of a union. `keyof` alone has those that all members share. */
type KeyOfEach<D> = D extends unknown ? keyof D : never;

/**
 * An authentic delivery of a known event, in a right envelope or on its raw path, whose data does not
 * conform to the contract. It narrows on `eventType`.
 */
export type NonconformingDelivery<E extends EventType = EventType> = {
  [Type in E]: {
    readonly reason: NonconformingReason;
    readonly eventType: Type;
    /** The purpose by which the data was checked. Null if it was not checked. */
    readonly purpose: Purpose | null;
    /** The data as it came. Only its keys are typed. */
    readonly data: NonconformingData<Type>;
    /** The envelope as it came, or null for a raw payload, which has none. */
    readonly delivery: Omit<DeliveryEnvelope, "data"> | null;
    /** Of `incomplete`, the missing keys, at most 100. Of another reason, the first issue. */
    readonly issues: readonly Issue[];
    /** The number of missing keys beyond those in `issues`. */
    readonly more: number;
  };
}[E];

/** A parsed body that `onNonconforming` can take. */
export interface Nonconforming {
  readonly delivery: NonconformingDelivery;
  readonly purposeInferred: boolean;
}

/** Returns what `onNonconforming` gets of a refused body. Undefined if it is not for that callback. */
export function toNonconforming(refused: RefusedBody): Nonconforming | undefined {
  const { refusal, json, rawEvent, isMisplaced } = refused;
  const { reason, eventType, data, issues, purpose = null, more = 0 } = refusal;
  if (data === undefined || isMisplaced || !isNonconforming(reason)) return undefined;
  const envelope = rawEvent === null ? json : null;
  const delivery: object = { reason, eventType, purpose, data, delivery: envelope, issues, more };
  // The seam: the validator hands data out only if it knows the event and the envelope is right.
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
