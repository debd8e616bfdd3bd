import type { Delivery, DeliveryEnvelope, Order, OrderWebhook } from "@order-webhooks/types";

/** A message as it travels, of which no validator is asked: the sender is our own test. */
export type SentMessage = Delivery<"customer.order.created", "message">;

export const orderOf = ({ data }: SentMessage): Order => data.order;

export function send(order: Order, envelope: DeliveryEnvelope): SentMessage {
  const data = { customer: { id: "cust_1" }, referrer: null, order, redemption: null };
  return { ...envelope, data, event: { ...envelope.event, type: "customer.order.created" } };
}

// @ts-expect-error What travels has no eventType and no purpose.
export const understood = (sent: SentMessage): OrderWebhook => sent;
// @ts-expect-error A message has no voucher.
export const codeOf = (sent: SentMessage): string => sent.data.voucher.code;
