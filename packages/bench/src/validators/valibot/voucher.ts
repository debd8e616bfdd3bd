import * as v from "valibot";
import { customer } from "./customer.ts";
import { discount, gift } from "./discount.ts";
import { anyObject, integer, object } from "./objects.ts";
import {
  category,
  validationRuleAssignmentList,
  validityHours,
  validityTimeframe,
} from "./validity.ts";

const loyaltyCard = object({
  points: v.optional(integer),
  balance: v.nullish(integer),
  next_expiration_date: v.nullish(v.string()),
  next_expiration_points: v.nullish(integer),
  pending_points: v.nullish(integer),
  expired_points: v.nullish(integer),
  subtracted_points: v.nullish(integer),
});

const voucherImage = object({
  id: v.nullish(v.string()),
  url: v.nullish(v.string()),
});

const voucherAssets = object({
  qr: v.nullish(voucherImage),
  barcode: v.nullish(voucherImage),
});

const voucherPublish = object({
  object: v.nullish(v.string()),
  count: v.nullish(integer),
  url: v.nullish(v.string()),
});

const voucherRedemption = object({
  quantity: v.nullish(integer),
  redeemed_quantity: v.optional(integer),
  redeemed_points: v.nullish(integer),
  redeemed_amount: v.nullish(v.number()),
  object: v.nullish(v.string()),
  url: v.nullish(v.string()),
});

export const voucher = v.object({
  id: v.string(),
  code: v.string(),
  object: v.nullish(v.string()),
  type: v.optional(v.string()),
  discount: v.nullish(discount),
  gift: v.nullish(gift),
  loyalty_card: v.nullish(loyaltyCard),
  campaign: v.nullish(v.string()),
  campaign_id: v.nullish(v.string()),
  is_referral_code: v.nullish(v.boolean()),
  holder_id: v.nullish(v.string()),
  referrer_id: v.nullish(v.string()),
  category: v.nullish(v.string()),
  category_id: v.nullish(v.string()),
  categories: v.nullish(v.array(category)),
  active: v.nullish(v.boolean()),
  redemption: v.nullish(voucherRedemption),
  start_date: v.nullish(v.string()),
  expiration_date: v.nullish(v.string()),
  validity_timeframe: v.nullish(validityTimeframe),
  validity_day_of_week: v.nullish(v.array(integer)),
  validity_hours: v.nullish(validityHours),
  validation_rules_assignments: v.nullish(validationRuleAssignmentList),
  additional_info: v.nullish(v.string()),
  metadata: v.nullish(anyObject),
  assets: v.nullish(voucherAssets),
  publish: v.nullish(voucherPublish),
  created_at: v.optional(v.string()),
  updated_at: v.nullish(v.string()),
});

export const publication = v.object({
  id: v.string(),
  object: v.nullish(v.string()),
  created_at: v.string(),
  result: v.nullish(v.string()),
  channel: v.nullish(v.string()),
  source_id: v.nullish(v.string()),
  tracking_id: v.nullish(v.string()),
  customer_id: v.string(),
  customer: customer,
  vouchers_id: v.array(v.string()),
  voucher: v.nullish(anyObject),
  vouchers: v.nullish(v.array(v.unknown())),
  failure_code: v.nullish(v.string()),
  failure_message: v.nullish(v.string()),
  metadata: v.nullish(anyObject),
});
