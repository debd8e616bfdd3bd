import type { Delivery, EventType, Order, OrderWebhook } from "@order-webhooks/types";

/** A message as it is sent. Nothing validates it, because the sender is our own test. */
export type SentMessage = Delivery<EventType, "message">;

export const eventOf = (sent: SentMessage): EventType => sent.event.type;

export const orderOf = ({ data }: SentMessage): Order => data.order;

// @ts-expect-error A delivery as it is sent has no eventType and no purpose.
export const understood = (sent: SentMessage): OrderWebhook => sent;
// @ts-expect-error A message has no voucher.
export const codeOf = (sent: SentMessage): string => sent.data.voucher.code;
