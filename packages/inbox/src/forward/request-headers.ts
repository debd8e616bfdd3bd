import { createHmac } from "node:crypto";
import type { OutgoingHttpHeaders } from "node:http";
import { signatureHeader } from "@order-webhooks/receiver";

/** A delivery on its way to the target. */
export interface ForwardedDelivery {
  /** The signed bytes, as they came. */
  readonly body: Uint8Array;
  /** The idempotency key. */
  readonly deliveryKey: string;
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** The event type that the delivery names, or that its path is for. */
  readonly eventType: string;
  /** True if the body is a raw payload, which has no envelope. */
  readonly isRaw: boolean;
}

/** Returns the headers of the request that hands a delivery over, signed as the vendor signs. */
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

/** The name of an event that no version knows may be anything. The body has it, too. */
function isHeaderValue(eventType: string): boolean {
  return /^[\x21-\x7e]{1,200}$/.test(eventType);
}
