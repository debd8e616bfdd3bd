import type {
  CampaignType,
  DiscountType,
  Order,
  OrderStatus,
  VoucherType,
} from "@order-webhooks/types";

/** A shop's word for each known status. The field may hold other values. */
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

/** A map over known values has to be complete, unless it is partial. */
export interface Counters {
  readonly campaigns: Partial<Record<CampaignType, number>>;
  readonly discounts: Partial<Record<DiscountType, number>>;
  readonly vouchers: Partial<Record<VoucherType, number>>;
}

// @ts-expect-error Four are missing.
export const incomplete: Record<OrderStatus, string> = { CREATED: "new" };
