import { isDiscount } from "./discount.ts";
import {
  isBooleanOrNull,
  isInteger,
  isIntegerOrNull,
  isListOrNull,
  isObject,
  isObjectOrNull,
  isStringOrNull,
} from "./objects.ts";
import {
  isCategory,
  isValidationRuleAssignmentList,
  isValidityHours,
  isValidityTimeframe,
} from "./validity.ts";

function isPromotionTierAction(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "discount":
        isRight = member === null || isDiscount(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

function isPromotionTierCampaign(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "id":
      case "object":
      case "start_date":
      case "expiration_date":
      case "category_id":
        isRight = isStringOrNull(member);
        break;
      case "active":
        isRight = isBooleanOrNull(member);
        break;
      case "validity_timeframe":
        isRight = member === null || isValidityTimeframe(member);
        break;
      case "validity_day_of_week":
        isRight = isListOrNull(member, isInteger);
        break;
      case "validity_hours":
        isRight = member === null || isValidityHours(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

function isPromotionTierSummaryOrders(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "total_amount":
      case "total_discount_amount":
        isRight = isIntegerOrNull(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

function isPromotionTierSummaryRedemptions(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "total_redeemed":
        isRight = isIntegerOrNull(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

function isPromotionTierSummary(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "redemptions":
        isRight = member === null || isPromotionTierSummaryRedemptions(member);
        break;
      case "orders":
        isRight = member === null || isPromotionTierSummaryOrders(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

export function isPromotionTier(value: unknown): boolean {
  if (!isObject(value)) return false;
  let required = 0;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "id":
        isRight = typeof member === "string";
        required += 1;
        break;
      case "object":
      case "name":
      case "banner":
      case "promotion_id":
      case "campaign_id":
      case "start_date":
      case "expiration_date":
      case "category_id":
      case "created_at":
      case "updated_at":
        isRight = isStringOrNull(member);
        break;
      case "action":
        isRight = member === null || isPromotionTierAction(member);
        break;
      case "hierarchy":
        isRight = isIntegerOrNull(member);
        break;
      case "campaign":
        isRight = member === null || isPromotionTierCampaign(member);
        break;
      case "active":
        isRight = isBooleanOrNull(member);
        break;
      case "validity_timeframe":
        isRight = member === null || isValidityTimeframe(member);
        break;
      case "validity_day_of_week":
        isRight = isListOrNull(member, isInteger);
        break;
      case "validity_hours":
        isRight = member === null || isValidityHours(member);
        break;
      case "validation_rule_assignments":
        isRight = member === null || isValidationRuleAssignmentList(member);
        break;
      case "summary":
        isRight = member === null || isPromotionTierSummary(member);
        break;
      case "categories":
        isRight = isListOrNull(member, isCategory);
        break;
      case "metadata":
        isRight = isObjectOrNull(member);
        break;
    }
    if (!isRight) return false;
  }
  return required === 1;
}
