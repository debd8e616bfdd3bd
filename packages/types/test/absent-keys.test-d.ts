import type { DeliveryEnvelope, EventMap, EventType, Order } from "../src/gen/index.d.ts";

declare const order: Order;
type Data = EventMap[EventType];
declare const data: Data;
declare const delivery: DeliveryEnvelope;

/** A key that may be missing is missing or has a value: with exactOptionalPropertyTypes, never undefined. */
// @ts-expect-error optional, so it may be left out, but not be undefined
export const undefinedAmount: Order = { ...order, amount: undefined };

// @ts-expect-error optional and nullable, so null, but not undefined
export const undefinedItems: Order = { ...order, items: undefined };

export const nullItems: Order = { ...order, items: null };

/** A key that is always there may be null, and then it is null, not missing. */
// @ts-expect-error referrer is always sent
export const withoutReferrer: Omit<Data, "referrer"> extends Data ? true : false = true;

/** Declared keys only: what the schemas do not name is not there to read. */
// @ts-expect-error not declared
export const unknownKey: unknown = order.not_declared;

// @ts-expect-error the data has no envelope's keys
export const envelopeKey: unknown = data.event;

/** What is a free map may be read at any key, and holds anything. */
export const anyKey: unknown = order.metadata?.anything;

/** The type of the envelope is free text: it names no event. */
export const freeText: string = delivery.type;
