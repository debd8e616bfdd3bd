import { type } from "arktype";
import { discount } from "./discount.ts";
import { anyObject, isNoArray } from "./objects.ts";
import {
  category,
  validationRuleAssignmentList,
  validityHours,
  validityTimeframe,
} from "./validity.ts";

const promotionTierAction = type({
  "discount?": discount.or("null"),
}).narrow(isNoArray);

const promotionTierCampaign = type({
  "id?": "string | null",
  "object?": "string | null",
  "active?": "boolean | null",
  "start_date?": "string | null",
  "expiration_date?": "string | null",
  "validity_timeframe?": validityTimeframe.or("null"),
  "validity_day_of_week?": "number.integer[] | null",
  "validity_hours?": validityHours.or("null"),
  "category_id?": "string | null",
}).narrow(isNoArray);

const promotionTierSummaryOrders = type({
  "total_amount?": "number.integer | null",
  "total_discount_amount?": "number.integer | null",
}).narrow(isNoArray);

const promotionTierSummaryRedemptions = type({
  "total_redeemed?": "number.integer | null",
}).narrow(isNoArray);

const promotionTierSummary = type({
  "redemptions?": promotionTierSummaryRedemptions.or("null"),
  "orders?": promotionTierSummaryOrders.or("null"),
}).narrow(isNoArray);

export const promotionTier = type({
  id: "string",
  "object?": "string | null",
  "name?": "string | null",
  "banner?": "string | null",
  "action?": promotionTierAction.or("null"),
  "hierarchy?": "number.integer | null",
  "promotion_id?": "string | null",
  "campaign_id?": "string | null",
  "campaign?": promotionTierCampaign.or("null"),
  "active?": "boolean | null",
  "start_date?": "string | null",
  "expiration_date?": "string | null",
  "validity_timeframe?": validityTimeframe.or("null"),
  "validity_day_of_week?": "number.integer[] | null",
  "validity_hours?": validityHours.or("null"),
  "validation_rule_assignments?": validationRuleAssignmentList.or("null"),
  "summary?": promotionTierSummary.or("null"),
  "category_id?": "string | null",
  "categories?": category.array().or("null"),
  "metadata?": anyObject.or("null"),
  "created_at?": "string | null",
  "updated_at?": "string | null",
});
