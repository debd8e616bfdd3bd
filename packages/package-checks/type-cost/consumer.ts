import type { OrderWebhook } from "@order-webhooks/types";

// Typical user code: it narrows by purpose and reads two objects of the data.
export function titleOf({ purpose, data }: OrderWebhook): string {
  const { customer, order } = data;
  const who = customer.name ?? customer.email ?? customer.id;
  if (purpose === "unique_code") return `${who}: ${data.voucher.code}`;
  if (purpose === "promotion") return `${who}: ${data.promotion_tier.id}`;
  return `${who}: ${order.id}`;
}
