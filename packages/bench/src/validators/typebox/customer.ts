import Type from "typebox";
import { nullable } from "./nullable.ts";

const address = Type.Object({
  city: Type.Optional(nullable(Type.String())),
  state: Type.Optional(nullable(Type.String())),
  line_1: Type.Optional(nullable(Type.String())),
  line_2: Type.Optional(nullable(Type.String())),
  country: Type.Optional(nullable(Type.String())),
  postal_code: Type.Optional(nullable(Type.String())),
});

const customerAssets = Type.Object({
  cockpit_url: Type.Optional(nullable(Type.String())),
});

const customerLoyalty = Type.Object({
  points: Type.Optional(nullable(Type.Integer())),
  referred_customers: Type.Optional(nullable(Type.Integer())),
  campaigns: Type.Optional(nullable(Type.Record(Type.String(), Type.Unknown()))),
});

const customerReferrals = Type.Object({
  total: Type.Optional(nullable(Type.Integer())),
  campaigns: Type.Optional(nullable(Type.Array(Type.Unknown()))),
});

const customerSummaryGift = Type.Object({
  redeemed_amount: Type.Optional(nullable(Type.Number())),
  amount_to_go: Type.Optional(nullable(Type.Number())),
});

const customerSummaryLoyaltyCard = Type.Object({
  redeemed_points: Type.Optional(nullable(Type.Number())),
  points_to_go: Type.Optional(nullable(Type.Number())),
});

const customerSummaryOrders = Type.Object({
  total_amount: Type.Optional(nullable(Type.Number())),
  total_count: Type.Optional(nullable(Type.Integer())),
  average_amount: Type.Optional(nullable(Type.Number())),
  last_order_amount: Type.Optional(nullable(Type.Number())),
  last_order_date: Type.Optional(nullable(Type.String())),
});

const customerSummaryRedemptions = Type.Object({
  total_redeemed: Type.Optional(nullable(Type.Integer())),
  total_failed: Type.Optional(nullable(Type.Integer())),
  total_succeeded: Type.Optional(nullable(Type.Integer())),
  total_rolled_back: Type.Optional(nullable(Type.Integer())),
  total_rollback_failed: Type.Optional(nullable(Type.Integer())),
  total_rollback_succeeded: Type.Optional(nullable(Type.Integer())),
  gift: Type.Optional(nullable(customerSummaryGift)),
  loyalty_card: Type.Optional(nullable(customerSummaryLoyaltyCard)),
});

const customerSummary = Type.Object({
  redemptions: Type.Optional(nullable(customerSummaryRedemptions)),
  orders: Type.Optional(nullable(customerSummaryOrders)),
});

export const customer = Type.Object({
  id: Type.String(),
  object: Type.Optional(nullable(Type.String())),
  source_id: Type.Optional(nullable(Type.String())),
  name: Type.Optional(nullable(Type.String())),
  email: Type.Optional(nullable(Type.String())),
  phone: Type.Optional(nullable(Type.String())),
  description: Type.Optional(nullable(Type.String())),
  birthdate: Type.Optional(nullable(Type.String())),
  address: Type.Optional(nullable(address)),
  metadata: Type.Optional(nullable(Type.Record(Type.String(), Type.Unknown()))),
  summary: Type.Optional(nullable(customerSummary)),
  loyalty: Type.Optional(nullable(customerLoyalty)),
  referrals: Type.Optional(nullable(customerReferrals)),
  system_metadata: Type.Optional(nullable(Type.Record(Type.String(), Type.Unknown()))),
  created_at: Type.Optional(nullable(Type.String())),
  updated_at: Type.Optional(nullable(Type.String())),
  assets: Type.Optional(nullable(customerAssets)),
});
