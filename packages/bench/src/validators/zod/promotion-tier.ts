import * as z from "zod";
import { discount } from "./discount.ts";
import {
  category,
  validationRuleAssignmentList,
  validityHours,
  validityTimeframe,
} from "./validity.ts";

const promotionTierAction = z.object({
  discount: discount.nullish(),
});

const promotionTierCampaign = z.object({
  id: z.string().nullish(),
  object: z.string().nullish(),
  active: z.boolean().nullish(),
  start_date: z.string().nullish(),
  expiration_date: z.string().nullish(),
  validity_timeframe: validityTimeframe.nullish(),
  validity_day_of_week: z.array(z.int()).nullish(),
  validity_hours: validityHours.nullish(),
  category_id: z.string().nullish(),
});

const promotionTierSummaryOrders = z.object({
  total_amount: z.int().nullish(),
  total_discount_amount: z.int().nullish(),
});

const promotionTierSummaryRedemptions = z.object({
  total_redeemed: z.int().nullish(),
});

const promotionTierSummary = z.object({
  redemptions: promotionTierSummaryRedemptions.nullish(),
  orders: promotionTierSummaryOrders.nullish(),
});

export const promotionTier = z.object({
  id: z.string(),
  object: z.string().nullish(),
  name: z.string().nullish(),
  banner: z.string().nullish(),
  action: promotionTierAction.nullish(),
  hierarchy: z.int().nullish(),
  promotion_id: z.string().nullish(),
  campaign_id: z.string().nullish(),
  campaign: promotionTierCampaign.nullish(),
  active: z.boolean().nullish(),
  start_date: z.string().nullish(),
  expiration_date: z.string().nullish(),
  validity_timeframe: validityTimeframe.nullish(),
  validity_day_of_week: z.array(z.int()).nullish(),
  validity_hours: validityHours.nullish(),
  validation_rule_assignments: validationRuleAssignmentList.nullish(),
  summary: promotionTierSummary.nullish(),
  category_id: z.string().nullish(),
  categories: z.array(category).nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  created_at: z.string().nullish(),
  updated_at: z.string().nullish(),
});
