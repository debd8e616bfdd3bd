import type { OrderWebhook } from "@order-webhooks/types";

// The same code as consumer.ts, but it reads an open enum. To remove undefined from `string & {}`, a compiler
// resolves the methods of strings: about 66 types, once a program.
export function titleOf({ purpose, data }: OrderWebhook): string {
  const { customer, order } = data;
  const who = customer.name ?? customer.email ?? customer.id;
  if (purpose === "unique_code") return `${who}: ${data.voucher.code}`;
  if (purpose === "promotion") return `${who}: ${data.promotion_tier.id}`;
  return `${who}: ${order.status ?? order.id}`;
}
