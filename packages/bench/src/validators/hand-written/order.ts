import { isCustomer } from "./customer.ts";
import {
  isArrayOrNull,
  isBooleanOrNull,
  isIntegerOrNull,
  isListOrNull,
  isMapOf,
  isNumberOrNull,
  isObject,
  isObjectOrNull,
  isString,
  isStringOrNull,
} from "./objects.ts";

function isOrderItemProduct(value: unknown): boolean {
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
      case "price":
        isRight = isNumberOrNull(member);
        break;
      case "metadata":
        isRight = isObjectOrNull(member);
        break;
      case "override":
        isRight = isBooleanOrNull(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

function isOrderItemSku(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "id":
      case "source_id":
      case "sku":
        isRight = isStringOrNull(member);
        break;
      case "price":
        isRight = isNumberOrNull(member);
        break;
      case "metadata":
        isRight = isObjectOrNull(member);
        break;
      case "override":
        isRight = isBooleanOrNull(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

function isOrderItem(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "id":
      case "object":
      case "source_id":
      case "related_object":
      case "product_id":
      case "sku_id":
        isRight = isStringOrNull(member);
        break;
      case "quantity":
        isRight = Number.isInteger(member);
        break;
      case "initial_quantity":
      case "discount_quantity":
      case "applied_discount_quantity":
      case "applied_quantity":
      case "applied_quantity_amount":
      case "price":
      case "amount":
      case "initial_amount":
      case "discount_amount":
      case "applied_discount_amount":
      case "subtotal_amount":
        isRight = isIntegerOrNull(member);
        break;
      case "application_details":
        isRight = isArrayOrNull(member);
        break;
      case "product":
        isRight = member === null || isOrderItemProduct(member);
        break;
      case "sku":
        isRight = member === null || isOrderItemSku(member);
        break;
      case "metadata":
        isRight = isObjectOrNull(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

function isOrderRedemption(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "date":
      case "rollback_id":
      case "rollback_date":
      case "related_object_type":
      case "related_object_id":
      case "related_object_parent_id":
        isRight = isStringOrNull(member);
        break;
      case "stacked":
      case "rollback_stacked":
        isRight = isListOrNull(member, isString);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

export function isOrder(value: unknown): boolean {
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
      case "created_at":
      case "updated_at":
      case "customer_id":
      case "referrer_id":
        isRight = isStringOrNull(member);
        break;
      case "status":
        isRight = typeof member === "string";
        break;
      case "amount":
      case "total_amount":
        isRight = Number.isInteger(member);
        break;
      case "initial_amount":
      case "discount_amount":
      case "items_discount_amount":
      case "total_discount_amount":
      case "applied_discount_amount":
      case "items_applied_discount_amount":
      case "total_applied_discount_amount":
        isRight = isIntegerOrNull(member);
        break;
      case "items":
        isRight = isListOrNull(member, isOrderItem);
        break;
      case "metadata":
        isRight = isObjectOrNull(member);
        break;
      case "customer":
      case "referrer":
        isRight = member === null || isCustomer(member);
        break;
      case "redemptions":
        isRight = member === null || isMapOf(member, isOrderRedemption);
        break;
    }
    if (!isRight) return false;
  }
  return required === 1;
}
