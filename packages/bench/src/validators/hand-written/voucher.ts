import { isCustomer } from "./customer.ts";
import { isDiscount, isGift } from "./discount.ts";
import {
  isArrayOrNull,
  isBooleanOrNull,
  isInteger,
  isIntegerOrNull,
  isListOf,
  isListOrNull,
  isNumberOrNull,
  isObject,
  isObjectOrNull,
  isString,
  isStringOrNull,
} from "./objects.ts";
import {
  isCategory,
  isValidationRuleAssignmentList,
  isValidityHours,
  isValidityTimeframe,
} from "./validity.ts";

function isLoyaltyCard(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "points":
        isRight = Number.isInteger(member);
        break;
      case "balance":
      case "next_expiration_points":
      case "pending_points":
      case "expired_points":
      case "subtracted_points":
        isRight = isIntegerOrNull(member);
        break;
      case "next_expiration_date":
        isRight = isStringOrNull(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

function isVoucherImage(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "id":
      case "url":
        isRight = isStringOrNull(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

function isVoucherAssets(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "qr":
      case "barcode":
        isRight = member === null || isVoucherImage(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

function isVoucherPublish(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "object":
      case "url":
        isRight = isStringOrNull(member);
        break;
      case "count":
        isRight = isIntegerOrNull(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

function isVoucherRedemption(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "quantity":
      case "redeemed_points":
        isRight = isIntegerOrNull(member);
        break;
      case "redeemed_quantity":
        isRight = Number.isInteger(member);
        break;
      case "redeemed_amount":
        isRight = isNumberOrNull(member);
        break;
      case "object":
      case "url":
        isRight = isStringOrNull(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

export function isVoucher(value: unknown): boolean {
  if (!isObject(value)) return false;
  let required = 0;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "id":
      case "code":
        isRight = typeof member === "string";
        required += 1;
        break;
      case "object":
      case "campaign":
      case "campaign_id":
      case "holder_id":
      case "referrer_id":
      case "category":
      case "category_id":
      case "start_date":
      case "expiration_date":
      case "additional_info":
      case "updated_at":
        isRight = isStringOrNull(member);
        break;
      case "type":
      case "created_at":
        isRight = typeof member === "string";
        break;
      case "discount":
        isRight = member === null || isDiscount(member);
        break;
      case "gift":
        isRight = member === null || isGift(member);
        break;
      case "loyalty_card":
        isRight = member === null || isLoyaltyCard(member);
        break;
      case "is_referral_code":
      case "active":
        isRight = isBooleanOrNull(member);
        break;
      case "categories":
        isRight = isListOrNull(member, isCategory);
        break;
      case "redemption":
        isRight = member === null || isVoucherRedemption(member);
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
      case "validation_rules_assignments":
        isRight = member === null || isValidationRuleAssignmentList(member);
        break;
      case "metadata":
        isRight = isObjectOrNull(member);
        break;
      case "assets":
        isRight = member === null || isVoucherAssets(member);
        break;
      case "publish":
        isRight = member === null || isVoucherPublish(member);
        break;
    }
    if (!isRight) return false;
  }
  return required === 2;
}

export function isPublication(value: unknown): boolean {
  if (!isObject(value)) return false;
  let required = 0;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "id":
      case "created_at":
      case "customer_id":
        isRight = typeof member === "string";
        required += 1;
        break;
      case "object":
      case "result":
      case "channel":
      case "source_id":
      case "tracking_id":
      case "failure_code":
      case "failure_message":
        isRight = isStringOrNull(member);
        break;
      case "customer":
        isRight = isCustomer(member);
        required += 1;
        break;
      case "vouchers_id":
        isRight = isListOf(member, isString);
        required += 1;
        break;
      case "voucher":
      case "metadata":
        isRight = isObjectOrNull(member);
        break;
      case "vouchers":
        isRight = isArrayOrNull(member);
        break;
    }
    if (!isRight) return false;
  }
  return required === 5;
}
