import type { DeliveryEnvelope, EventMap, EventType, Order } from "../src/gen/index.d.ts";

declare const order: Order;
type Data = EventMap[EventType];
declare const data: Data;
declare const delivery: DeliveryEnvelope;

/** An optional key is missing or has a value. With exactOptionalPropertyTypes, it is never undefined. */
// @ts-expect-error optional, so the key may be missing but not undefined
export const undefinedAmount: Order = { ...order, amount: undefined };

// @ts-expect-error optional and nullable, so null is allowed but not undefined
export const undefinedItems: Order = { ...order, items: undefined };

export const nullItems: Order = { ...order, items: null };

/** A required nullable key is null, never missing. */
// @ts-expect-error referrer is always sent
export const withoutReferrer: Omit<Data, "referrer"> extends Data ? true : false = true;

/** The types have only declared keys. Other keys cannot be read. */
// @ts-expect-error not declared
export const unknownKey: unknown = order.not_declared;

// @ts-expect-error the data has no keys of the envelope
export const envelopeKey: unknown = data.event;

/** A free map can be read at any key, and its values are unknown. */
export const anyKey: unknown = order.metadata?.anything;

/** The `type` of the envelope is free text and names no event. */
export const freeText: string = delivery.type;
