import type {
  Delivery,
  DeliveryEnvelope,
  EventType,
  EventVariants,
  Order,
  OrderWebhook,
  Purpose,
} from "../src/gen/index.d.ts";
import type { Equal, Expect } from "./type-assertions.ts";

/** The wire type has the name and the data of its own event and purpose. */
export type KnowsItsEvent = Expect<
  {
    [E in EventType]: {
      [P in Purpose]: Equal<
        [Delivery<E, P>["event"]["type"], Delivery<E, P>["data"]],
        [E, EventVariants[E][P]]
      >;
    }[Purpose];
  }[EventType]
>;

/** The wire type is a union with one member for each event and purpose, for any form of the parameters. */
export type Distributes = Expect<
  Equal<Delivery, { [E in EventType]: { [P in Purpose]: Delivery<E, P> }[Purpose] }[EventType]>
>;

/** A webhook has the envelope of its own event and purpose, or null. */
export type WebhookHasItsDelivery = Expect<
  {
    [E in EventType]: {
      [P in Purpose]: Equal<OrderWebhook<E, P>["delivery"], Delivery<E, P> | null>;
    }[Purpose];
  }[EventType]
>;

/** Any delivery is an envelope, for code that handles every event. */
export function envelopeOf<E extends EventType>(delivery: Delivery<E>): DeliveryEnvelope {
  return delivery;
}

/** The envelope of any event has no type for its data. */
export function ofAnyEvent(envelope: DeliveryEnvelope): string {
  // @ts-expect-error the event is not known
  const order: unknown = envelope.data.order;
  return `${envelope.event.type}: ${typeof order}`;
}

/** The data of the wire can be read without a cast. */
export const orderOf = (delivery: Delivery): Order => delivery.data.order;

// @ts-expect-error a body has no eventType and no purpose
export const understood = (delivery: Delivery): OrderWebhook => delivery;

// @ts-expect-error not even with a cast
export const cast = (delivery: Delivery): OrderWebhook => delivery as OrderWebhook;
