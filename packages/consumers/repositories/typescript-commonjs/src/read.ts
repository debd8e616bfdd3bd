import type { OrderWebhook } from "@order-webhooks/types";
import { eventTypes, parseEventData } from "@order-webhooks/validator";

export function read(eventType: string, text: string): OrderWebhook {
  const result = parseEventData(eventType, JSON.parse(text));
  if (result.ok) return result.webhook;
  // @ts-expect-error A refused result has no webhook.
  result.webhook satisfies undefined;
  throw new Error(result.issues[0].message);
}

const text = `{
  "customer": { "id": "cust_1", "object": "customer", "name": "Ada", "email": null },
  "referrer": null,
  "order": { "id": "ord_1", "object": "order", "source_id": null, "customer_id": "cust_1", "referrer_id": null },
  "redemption": null
}`;

for (const eventType of eventTypes) {
  const { purpose, data } = read(eventType, text);
  if (purpose !== "message" || data.order.id !== "ord_1") throw new Error("read otherwise");
}
