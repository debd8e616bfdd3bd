import * as z from "zod";

const address = z.object({
  city: z.string().nullish(),
  state: z.string().nullish(),
  line_1: z.string().nullish(),
  line_2: z.string().nullish(),
  country: z.string().nullish(),
  postal_code: z.string().nullish(),
});

const customerAssets = z.object({
  cockpit_url: z.string().nullish(),
});

const customerLoyalty = z.object({
  points: z.int().nullish(),
  referred_customers: z.int().nullish(),
  campaigns: z.record(z.string(), z.unknown()).nullish(),
});

const customerReferrals = z.object({
  total: z.int().nullish(),
  campaigns: z.array(z.unknown()).nullish(),
});

const customerSummaryGift = z.object({
  redeemed_amount: z.number().nullish(),
  amount_to_go: z.number().nullish(),
});

const customerSummaryLoyaltyCard = z.object({
  redeemed_points: z.number().nullish(),
  points_to_go: z.number().nullish(),
});

const customerSummaryOrders = z.object({
  total_amount: z.number().nullish(),
  total_count: z.int().nullish(),
  average_amount: z.number().nullish(),
  last_order_amount: z.number().nullish(),
  last_order_date: z.string().nullish(),
});

const customerSummaryRedemptions = z.object({
  total_redeemed: z.int().nullish(),
  total_failed: z.int().nullish(),
  total_succeeded: z.int().nullish(),
  total_rolled_back: z.int().nullish(),
  total_rollback_failed: z.int().nullish(),
  total_rollback_succeeded: z.int().nullish(),
  gift: customerSummaryGift.nullish(),
  loyalty_card: customerSummaryLoyaltyCard.nullish(),
});

const customerSummary = z.object({
  redemptions: customerSummaryRedemptions.nullish(),
  orders: customerSummaryOrders.nullish(),
});

export const customer = z.object({
  id: z.string(),
  object: z.string().nullish(),
  source_id: z.string().nullish(),
  name: z.string().nullish(),
  email: z.string().nullish(),
  phone: z.string().nullish(),
  description: z.string().nullish(),
  birthdate: z.string().nullish(),
  address: address.nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  summary: customerSummary.nullish(),
  loyalty: customerLoyalty.nullish(),
  referrals: customerReferrals.nullish(),
  system_metadata: z.record(z.string(), z.unknown()).nullish(),
  created_at: z.string().nullish(),
  updated_at: z.string().nullish(),
  assets: customerAssets.nullish(),
});
