import Type from "typebox";
import { discount } from "./discount.ts";
import { nullable } from "./nullable.ts";
import {
  category,
  validationRuleAssignmentList,
  validityHours,
  validityTimeframe,
} from "./validity.ts";

const promotionTierAction = Type.Object({
  discount: Type.Optional(nullable(discount)),
});

const promotionTierCampaign = Type.Object({
  id: Type.Optional(nullable(Type.String())),
  object: Type.Optional(nullable(Type.String())),
  active: Type.Optional(nullable(Type.Boolean())),
  start_date: Type.Optional(nullable(Type.String())),
  expiration_date: Type.Optional(nullable(Type.String())),
  validity_timeframe: Type.Optional(nullable(validityTimeframe)),
  validity_day_of_week: Type.Optional(nullable(Type.Array(Type.Integer()))),
  validity_hours: Type.Optional(nullable(validityHours)),
  category_id: Type.Optional(nullable(Type.String())),
});

const promotionTierSummaryOrders = Type.Object({
  total_amount: Type.Optional(nullable(Type.Integer())),
  total_discount_amount: Type.Optional(nullable(Type.Integer())),
});

const promotionTierSummaryRedemptions = Type.Object({
  total_redeemed: Type.Optional(nullable(Type.Integer())),
});

const promotionTierSummary = Type.Object({
  redemptions: Type.Optional(nullable(promotionTierSummaryRedemptions)),
  orders: Type.Optional(nullable(promotionTierSummaryOrders)),
});

export const promotionTier = Type.Object({
  id: Type.String(),
  object: Type.Optional(nullable(Type.String())),
  name: Type.Optional(nullable(Type.String())),
  banner: Type.Optional(nullable(Type.String())),
  action: Type.Optional(nullable(promotionTierAction)),
  hierarchy: Type.Optional(nullable(Type.Integer())),
  promotion_id: Type.Optional(nullable(Type.String())),
  campaign_id: Type.Optional(nullable(Type.String())),
  campaign: Type.Optional(nullable(promotionTierCampaign)),
  active: Type.Optional(nullable(Type.Boolean())),
  start_date: Type.Optional(nullable(Type.String())),
  expiration_date: Type.Optional(nullable(Type.String())),
  validity_timeframe: Type.Optional(nullable(validityTimeframe)),
  validity_day_of_week: Type.Optional(nullable(Type.Array(Type.Integer()))),
  validity_hours: Type.Optional(nullable(validityHours)),
  validation_rule_assignments: Type.Optional(nullable(validationRuleAssignmentList)),
  summary: Type.Optional(nullable(promotionTierSummary)),
  category_id: Type.Optional(nullable(Type.String())),
  categories: Type.Optional(nullable(Type.Array(category))),
  metadata: Type.Optional(nullable(Type.Record(Type.String(), Type.Unknown()))),
  created_at: Type.Optional(nullable(Type.String())),
  updated_at: Type.Optional(nullable(Type.String())),
});
