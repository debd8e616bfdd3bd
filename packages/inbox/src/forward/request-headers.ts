import { createHmac } from "node:crypto";
import type { OutgoingHttpHeaders } from "node:http";
import { signatureHeader } from "@order-webhooks/receiver";

/** Delivery to forward. */
export interface ForwardedDelivery {
  /** Signed bytes, unchanged. */
  readonly body: Uint8Array;
  /** Idempotency key. */
  readonly deliveryKey: string;
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** Event type of the envelope, or of the raw path. */
  readonly eventType: string;
  /** True if the body is a raw payload, which has no envelope. */
  readonly isRaw: boolean;
}

/** Returns the headers for forwarding a delivery, with a signature in the vendor's scheme. */
export function toHeaders(delivery: ForwardedDelivery, secret: string): OutgoingHttpHeaders {
  const { body, deliveryKey, attempt, eventType, isRaw } = delivery;
  return {
    "content-type": "application/json",
    "content-length": body.byteLength,
    "user-agent": "order-webhooks-inbox",
    [signatureHeader]: createHmac("sha256", secret).update(body).digest("hex"),
    "order-webhooks-delivery-key": deliveryKey,
    "order-webhooks-attempt": String(attempt),
    "order-webhooks-payload": isRaw ? "raw" : "envelope",
    ...(isHeaderValue(eventType) && { "order-webhooks-event": eventType }),
  };
}

/** Checks whether an event type can be a header. An unknown type may be any text, and the body also contains it. */
function isHeaderValue(eventType: string): boolean {
  return /^[\x21-\x7e]{1,200}$/.test(eventType);
}
