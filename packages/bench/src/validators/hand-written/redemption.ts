import { isCustomer } from "./customer.ts";
import { isIntegerOrNull, isObject, isObjectOrNull, isStringOrNull } from "./objects.ts";

export function isRedemption(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "id":
      case "object":
      case "date":
      case "created_at":
      case "customer_id":
      case "tracking_id":
      case "result":
      case "status":
      case "failure_code":
      case "failure_message":
      case "reason":
      case "redemption":
      case "parent_redemption_id":
      case "related_object_type":
      case "related_object_id":
      case "related_object_parent_id":
      case "campaign_name":
      case "channel_type":
      case "channel_id":
        isRight = isStringOrNull(member);
        break;
      case "customer":
        isRight = member === null || isCustomer(member);
        break;
      case "amount":
        isRight = isIntegerOrNull(member);
        break;
      case "related_redemptions":
      case "channel":
      case "voucher":
      case "promotion_tier":
      case "order":
      case "previous_order":
      case "reward":
      case "gift":
      case "loyalty_card":
      case "metadata":
        isRight = isObjectOrNull(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}
