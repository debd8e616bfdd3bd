import * as v from "valibot";
import { discount } from "./discount.ts";
import { anyObject, integer, object } from "./objects.ts";
import {
  category,
  validationRuleAssignmentList,
  validityHours,
  validityTimeframe,
} from "./validity.ts";

const promotionTierAction = object({
  discount: v.nullish(discount),
});

const promotionTierCampaign = object({
  id: v.nullish(v.string()),
  object: v.nullish(v.string()),
  active: v.nullish(v.boolean()),
  start_date: v.nullish(v.string()),
  expiration_date: v.nullish(v.string()),
  validity_timeframe: v.nullish(validityTimeframe),
  validity_day_of_week: v.nullish(v.array(integer)),
  validity_hours: v.nullish(validityHours),
  category_id: v.nullish(v.string()),
});

const promotionTierSummaryOrders = object({
  total_amount: v.nullish(integer),
  total_discount_amount: v.nullish(integer),
});

const promotionTierSummaryRedemptions = object({
  total_redeemed: v.nullish(integer),
});

const promotionTierSummary = object({
  redemptions: v.nullish(promotionTierSummaryRedemptions),
  orders: v.nullish(promotionTierSummaryOrders),
});

export const promotionTier = v.object({
  id: v.string(),
  object: v.nullish(v.string()),
  name: v.nullish(v.string()),
  banner: v.nullish(v.string()),
  action: v.nullish(promotionTierAction),
  hierarchy: v.nullish(integer),
  promotion_id: v.nullish(v.string()),
  campaign_id: v.nullish(v.string()),
  campaign: v.nullish(promotionTierCampaign),
  active: v.nullish(v.boolean()),
  start_date: v.nullish(v.string()),
  expiration_date: v.nullish(v.string()),
  validity_timeframe: v.nullish(validityTimeframe),
  validity_day_of_week: v.nullish(v.array(integer)),
  validity_hours: v.nullish(validityHours),
  validation_rule_assignments: v.nullish(validationRuleAssignmentList),
  summary: v.nullish(promotionTierSummary),
  category_id: v.nullish(v.string()),
  categories: v.nullish(v.array(category)),
  metadata: v.nullish(anyObject),
  created_at: v.nullish(v.string()),
  updated_at: v.nullish(v.string()),
});
