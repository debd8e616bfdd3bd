import type { Check } from "../check.ts";
import { isCampaign } from "./campaign.ts";
import { isCustomer } from "./customer.ts";
import { isObject } from "./objects.ts";
import { isOrder } from "./order.ts";
import { isPromotionTier } from "./promotion-tier.ts";
import { isRedemption } from "./redemption.ts";
import { isPublication, isVoucher } from "./voucher.ts";

/** Creates a check without a library. It gives no reasons. */
export function createCheck(eventTypes: readonly string[]): Check {
  return (delivery) => {
    if (!isObject(delivery)) return false;
    const { id, project_id, created_at, type, source, event, data } = delivery;
    return (
      typeof id === "string" &&
      id !== "" &&
      typeof project_id === "string" &&
      typeof created_at === "string" &&
      typeof type === "string" &&
      isSource(source) &&
      isEvent(event, eventTypes) &&
      isData(data)
    );
  };
}

function isSource(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { id, object, target_url } = value;
  return (
    typeof id === "string" &&
    (object == null || typeof object === "string") &&
    (target_url == null || typeof target_url === "string")
  );
}

function isEvent(value: unknown, eventTypes: readonly unknown[]): boolean {
  if (!isObject(value)) return false;
  const { id, type, created_at, entity_id, group_id, category, event_source } = value;
  return (
    typeof id === "string" &&
    eventTypes.includes(type) &&
    typeof created_at === "string" &&
    (entity_id == null || typeof entity_id === "string") &&
    (group_id == null || typeof group_id === "string") &&
    (category == null || typeof category === "string") &&
    isEventSource(event_source)
  );
}

function isEventSource(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { channel, user, api_key } = value;
  return (
    typeof channel === "string" &&
    (user == null || (isObject(user) && typeof user.id === "string")) &&
    (api_key == null || isApiKey(api_key))
  );
}

function isApiKey(value: unknown): boolean {
  return isObject(value) && typeof value.name === "string" && typeof value.app_id === "string";
}

function isData(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { customer, referrer, order, redemption } = value;
  return (
    isCustomer(customer) &&
    (referrer === null || isCustomer(referrer)) &&
    isOrder(order) &&
    (redemption === null || isRedemption(redemption)) &&
    hasKeysOfOnePurpose(value)
  );
}

function hasKeysOfOnePurpose({
  campaign,
  voucher,
  publication,
  promotion_tier,
}: PurposeKeys): boolean {
  if (promotion_tier != null)
    return (
      isPromotionTier(promotion_tier) &&
      isCampaign(campaign) &&
      voucher == null &&
      publication == null
    );
  if (campaign == null) return voucher == null && publication == null;
  return isCampaign(campaign) && isVoucher(voucher) && isPublication(publication);
}

interface PurposeKeys {
  readonly campaign?: unknown;
  readonly voucher?: unknown;
  readonly publication?: unknown;
  readonly promotion_tier?: unknown;
}
