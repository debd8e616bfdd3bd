import { isDiscount, isGift } from "./discount.ts";
import {
  isBooleanOrNull,
  isInteger,
  isIntegerOrNull,
  isListOrNull,
  isObject,
  isObjectOrNull,
  isStringOrNull,
} from "./objects.ts";
import { isCategory, isValidityHours, isValidityTimeframe } from "./validity.ts";

function isCampaignVoucherRedemption(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "quantity":
        isRight = isIntegerOrNull(member);
        break;
      case "redeemed_quantity":
        isRight = Number.isInteger(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

function isCodeConfig(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "length":
      case "initial_count":
        isRight = Number.isInteger(member);
        break;
      case "charset":
      case "pattern":
        isRight = typeof member === "string";
        break;
      case "prefix":
      case "postfix":
        isRight = isStringOrNull(member);
        break;
      case "min_desired":
        isRight = isIntegerOrNull(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

function isLoyaltyExpirationRules(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "period_type":
      case "rounding_type":
        isRight = isStringOrNull(member);
        break;
      case "period_value":
      case "rounding_value":
      case "fixed_month":
      case "fixed_day":
        isRight = isIntegerOrNull(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

function isCampaignLoyaltyCard(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "points":
        isRight = isIntegerOrNull(member);
        break;
      case "expiration_rules":
        isRight = member === null || isLoyaltyExpirationRules(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

function isCampaignVoucher(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "type":
        isRight = typeof member === "string";
        break;
      case "discount":
        isRight = member === null || isDiscount(member);
        break;
      case "gift":
        isRight = member === null || isGift(member);
        break;
      case "loyalty_card":
        isRight = member === null || isCampaignLoyaltyCard(member);
        break;
      case "redemption":
        isRight = member === null || isCampaignVoucherRedemption(member);
        break;
      case "code_config":
        isRight = member === null || isCodeConfig(member);
        break;
      case "start_date":
      case "expiration_date":
        isRight = isStringOrNull(member);
        break;
      case "is_referral_code":
        isRight = isBooleanOrNull(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

function isRefereeRewardParent(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "id":
      case "name":
      case "object":
        isRight = isStringOrNull(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

function isRefereeReward(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "type":
        isRight = isStringOrNull(member);
        break;
      case "related_object_parent":
        isRight = member === null || isRefereeRewardParent(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

function isReferralProgramCustomEvent(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "id":
      case "name":
        isRight = isStringOrNull(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

function isReferralProgram(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "conversion_event_type":
        isRight = isStringOrNull(member);
        break;
      case "custom_event":
        isRight = member === null || isReferralProgramCustomEvent(member);
        break;
      case "referee_reward":
        isRight = member === null || isRefereeReward(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

export function isCampaign(value: unknown): boolean {
  if (!isObject(value)) return false;
  let required = 0;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "id":
      case "name":
        isRight = typeof member === "string";
        required += 1;
        break;
      case "object":
      case "description":
      case "category":
      case "category_id":
      case "start_date":
      case "expiration_date":
      case "creation_status":
      case "vouchers_generation_status":
      case "updated_at":
        isRight = isStringOrNull(member);
        break;
      case "campaign_type":
      case "type":
      case "created_at":
        isRight = typeof member === "string";
        break;
      case "active":
        isRight = typeof member === "boolean";
        break;
      case "auto_join":
      case "join_once":
      case "is_referral_code":
      case "protected":
      case "use_voucher_metadata_schema":
        isRight = isBooleanOrNull(member);
        break;
      case "voucher":
        isRight = member === null || isCampaignVoucher(member);
        break;
      case "referral_program":
        isRight = member === null || isReferralProgram(member);
        break;
      case "categories":
        isRight = isListOrNull(member, isCategory);
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
      case "metadata":
      case "loyalty_tiers_expiration":
        isRight = isObjectOrNull(member);
        break;
      case "vouchers_count":
        isRight = isIntegerOrNull(member);
        break;
    }
    if (!isRight) return false;
  }
  return required === 2;
}
