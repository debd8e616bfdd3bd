import type {
  CampaignType,
  DiscountType,
  Order,
  OrderStatus,
  VoucherType,
} from "@order-webhooks/types";

/** The words of a shop for each known state. The field may hold others. */
export const words: Record<OrderStatus, string> = {
  CREATED: "new",
  PAID: "paid",
  CANCELED: "given up",
  FULFILLED: "sent",
  PROCESSING: "at work",
};

export function wordOf({ status = "unknown" }: Order): string {
  return new Map<string, string>(Object.entries(words)).get(status) ?? status;
}

/** Any map over known values has to be complete, and completes them. */
export interface Counters {
  readonly campaigns: Partial<Record<CampaignType, number>>;
  readonly discounts: Partial<Record<DiscountType, number>>;
  readonly vouchers: Partial<Record<VoucherType, number>>;
}

// @ts-expect-error Four are missing.
export const incomplete: Record<OrderStatus, string> = { CREATED: "new" };
