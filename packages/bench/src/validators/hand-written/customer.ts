import {
  isArrayOrNull,
  isIntegerOrNull,
  isNumberOrNull,
  isObject,
  isObjectOrNull,
  isStringOrNull,
} from "./objects.ts";

function isAddress(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "city":
      case "state":
      case "line_1":
      case "line_2":
      case "country":
      case "postal_code":
        isRight = isStringOrNull(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

function isCustomerAssets(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "cockpit_url":
        isRight = isStringOrNull(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

function isCustomerLoyalty(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "points":
      case "referred_customers":
        isRight = isIntegerOrNull(member);
        break;
      case "campaigns":
        isRight = isObjectOrNull(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

function isCustomerReferrals(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "total":
        isRight = isIntegerOrNull(member);
        break;
      case "campaigns":
        isRight = isArrayOrNull(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

function isCustomerSummaryGift(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "redeemed_amount":
      case "amount_to_go":
        isRight = isNumberOrNull(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

function isCustomerSummaryLoyaltyCard(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "redeemed_points":
      case "points_to_go":
        isRight = isNumberOrNull(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

function isCustomerSummaryOrders(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "total_amount":
      case "average_amount":
      case "last_order_amount":
        isRight = isNumberOrNull(member);
        break;
      case "total_count":
        isRight = isIntegerOrNull(member);
        break;
      case "last_order_date":
        isRight = isStringOrNull(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

function isCustomerSummaryRedemptions(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "total_redeemed":
      case "total_failed":
      case "total_succeeded":
      case "total_rolled_back":
      case "total_rollback_failed":
      case "total_rollback_succeeded":
        isRight = isIntegerOrNull(member);
        break;
      case "gift":
        isRight = member === null || isCustomerSummaryGift(member);
        break;
      case "loyalty_card":
        isRight = member === null || isCustomerSummaryLoyaltyCard(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

function isCustomerSummary(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "redemptions":
        isRight = member === null || isCustomerSummaryRedemptions(member);
        break;
      case "orders":
        isRight = member === null || isCustomerSummaryOrders(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

export function isCustomer(value: unknown): boolean {
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
      case "source_id":
      case "name":
      case "email":
      case "phone":
      case "description":
      case "birthdate":
      case "created_at":
      case "updated_at":
        isRight = isStringOrNull(member);
        break;
      case "address":
        isRight = member === null || isAddress(member);
        break;
      case "metadata":
      case "system_metadata":
        isRight = isObjectOrNull(member);
        break;
      case "summary":
        isRight = member === null || isCustomerSummary(member);
        break;
      case "loyalty":
        isRight = member === null || isCustomerLoyalty(member);
        break;
      case "referrals":
        isRight = member === null || isCustomerReferrals(member);
        break;
      case "assets":
        isRight = member === null || isCustomerAssets(member);
        break;
    }
    if (!isRight) return false;
  }
  return required === 1;
}
