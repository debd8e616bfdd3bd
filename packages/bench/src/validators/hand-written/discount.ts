import {
  isBooleanOrNull,
  isListOrNull,
  isNumberOrNull,
  isObject,
  isStringOrNull,
} from "./objects.ts";

function isDiscountProduct(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "id":
      case "source_id":
      case "name":
        isRight = isStringOrNull(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

function isDiscountSku(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "id":
      case "source_id":
      case "sku":
      case "name":
        isRight = isStringOrNull(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

function isDiscountUnit(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "unit_off":
        isRight = isNumberOrNull(member);
        break;
      case "unit_off_formula":
      case "unit_type":
      case "effect":
        isRight = isStringOrNull(member);
        break;
      case "product":
        isRight = member === null || isDiscountProduct(member);
        break;
      case "sku":
        isRight = member === null || isDiscountSku(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

export function isDiscount(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "type":
        isRight = typeof member === "string";
        break;
      case "effect":
      case "amount_off_formula":
      case "percent_off_formula":
      case "fixed_amount_formula":
      case "unit_off_formula":
      case "unit_type":
        isRight = isStringOrNull(member);
        break;
      case "amount_off":
      case "percent_off":
      case "amount_limit":
      case "aggregated_amount_limit":
      case "fixed_amount":
      case "unit_off":
        isRight = isNumberOrNull(member);
        break;
      case "units":
        isRight = isListOrNull(member, isDiscountUnit);
        break;
      case "product":
        isRight = member === null || isDiscountProduct(member);
        break;
      case "sku":
        isRight = member === null || isDiscountSku(member);
        break;
      case "is_dynamic":
        isRight = isBooleanOrNull(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

export function isGift(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "amount":
      case "balance":
      case "subtracted_amount":
        isRight = isNumberOrNull(member);
        break;
      case "effect":
        isRight = isStringOrNull(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}
