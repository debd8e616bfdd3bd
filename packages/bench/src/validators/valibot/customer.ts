import * as v from "valibot";
import { anyObject, integer, object } from "./objects.ts";

const address = object({
  city: v.nullish(v.string()),
  state: v.nullish(v.string()),
  line_1: v.nullish(v.string()),
  line_2: v.nullish(v.string()),
  country: v.nullish(v.string()),
  postal_code: v.nullish(v.string()),
});

const customerAssets = object({
  cockpit_url: v.nullish(v.string()),
});

const customerLoyalty = object({
  points: v.nullish(integer),
  referred_customers: v.nullish(integer),
  campaigns: v.nullish(anyObject),
});

const customerReferrals = object({
  total: v.nullish(integer),
  campaigns: v.nullish(v.array(v.unknown())),
});

const customerSummaryGift = object({
  redeemed_amount: v.nullish(v.number()),
  amount_to_go: v.nullish(v.number()),
});

const customerSummaryLoyaltyCard = object({
  redeemed_points: v.nullish(v.number()),
  points_to_go: v.nullish(v.number()),
});

const customerSummaryOrders = object({
  total_amount: v.nullish(v.number()),
  total_count: v.nullish(integer),
  average_amount: v.nullish(v.number()),
  last_order_amount: v.nullish(v.number()),
  last_order_date: v.nullish(v.string()),
});

const customerSummaryRedemptions = object({
  total_redeemed: v.nullish(integer),
  total_failed: v.nullish(integer),
  total_succeeded: v.nullish(integer),
  total_rolled_back: v.nullish(integer),
  total_rollback_failed: v.nullish(integer),
  total_rollback_succeeded: v.nullish(integer),
  gift: v.nullish(customerSummaryGift),
  loyalty_card: v.nullish(customerSummaryLoyaltyCard),
});

const customerSummary = object({
  redemptions: v.nullish(customerSummaryRedemptions),
  orders: v.nullish(customerSummaryOrders),
});

export const customer = v.object({
  id: v.string(),
  object: v.nullish(v.string()),
  source_id: v.nullish(v.string()),
  name: v.nullish(v.string()),
  email: v.nullish(v.string()),
  phone: v.nullish(v.string()),
  description: v.nullish(v.string()),
  birthdate: v.nullish(v.string()),
  address: v.nullish(address),
  metadata: v.nullish(anyObject),
  summary: v.nullish(customerSummary),
  loyalty: v.nullish(customerLoyalty),
  referrals: v.nullish(customerReferrals),
  system_metadata: v.nullish(anyObject),
  created_at: v.nullish(v.string()),
  updated_at: v.nullish(v.string()),
  assets: v.nullish(customerAssets),
});
