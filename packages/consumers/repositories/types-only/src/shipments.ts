import type {
  Campaign,
  Customer,
  DeliveryEnvelope,
  EventMap,
  EventType,
  Order,
  OrderItem,
  OrderWebhook,
  Purpose,
} from "@order-webhooks/types";

/** The order that a warehouse gets. */
export interface Shipment {
  readonly order: Order["id"];
  readonly items: readonly OrderItem[];
  readonly to: Pick<Customer, "id" | "name" | "email">;
  readonly because: Purpose;
  readonly sent: DeliveryEnvelope["created_at"] | null;
}

/** A webhook that carries a voucher code. */
export type CodeSent = OrderWebhook<EventType, "unique_code">;

/** A handler for each event there is. */
export type Handlers = { readonly [E in EventType]: (data: EventMap[E]) => Shipment };

export function toShipment({ purpose, data, delivery }: OrderWebhook): Shipment {
  const { order, customer } = data;
  const sent = delivery?.created_at ?? null;
  return { order: order.id, items: order.items ?? [], to: customer, because: purpose, sent };
}

export function campaignOf(webhook: OrderWebhook): Campaign["name"] | undefined {
  switch (webhook.purpose) {
    case "promotion":
    case "unique_code":
      return webhook.data.campaign.name;
    case "message":
      return undefined;
  }
}

export function codeOf(webhook: CodeSent): string {
  return webhook.data.voucher.code;
}

// These lines compile only if the resolution does not find the types, or finds `any`.

// @ts-expect-error There is no such purpose.
export const misspelled: Purpose = "uniquecode";
// @ts-expect-error There is no such event.
export const unknownEvent: EventType = "no.such.event";
export const codeOfMessage = (webhook: OrderWebhook<EventType, "message">): string =>
  // @ts-expect-error A message has no voucher.
  webhook.data.voucher.code;
// @ts-expect-error An id is text.
export const numbered = (order: Order): number => order.id;
