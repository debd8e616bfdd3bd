import * as z from "zod";
import { customer } from "./customer.ts";
import { discount, gift } from "./discount.ts";
import {
  category,
  validationRuleAssignmentList,
  validityHours,
  validityTimeframe,
} from "./validity.ts";

const loyaltyCard = z.object({
  points: z.int().optional(),
  balance: z.int().nullish(),
  next_expiration_date: z.string().nullish(),
  next_expiration_points: z.int().nullish(),
  pending_points: z.int().nullish(),
  expired_points: z.int().nullish(),
  subtracted_points: z.int().nullish(),
});

const voucherImage = z.object({
  id: z.string().nullish(),
  url: z.string().nullish(),
});

const voucherAssets = z.object({
  qr: voucherImage.nullish(),
  barcode: voucherImage.nullish(),
});

const voucherPublish = z.object({
  object: z.string().nullish(),
  count: z.int().nullish(),
  url: z.string().nullish(),
});

const voucherRedemption = z.object({
  quantity: z.int().nullish(),
  redeemed_quantity: z.int().optional(),
  redeemed_points: z.int().nullish(),
  redeemed_amount: z.number().nullish(),
  object: z.string().nullish(),
  url: z.string().nullish(),
});

export const voucher = z.object({
  id: z.string(),
  code: z.string(),
  object: z.string().nullish(),
  type: z.string().optional(),
  discount: discount.nullish(),
  gift: gift.nullish(),
  loyalty_card: loyaltyCard.nullish(),
  campaign: z.string().nullish(),
  campaign_id: z.string().nullish(),
  is_referral_code: z.boolean().nullish(),
  holder_id: z.string().nullish(),
  referrer_id: z.string().nullish(),
  category: z.string().nullish(),
  category_id: z.string().nullish(),
  categories: z.array(category).nullish(),
  active: z.boolean().nullish(),
  redemption: voucherRedemption.nullish(),
  start_date: z.string().nullish(),
  expiration_date: z.string().nullish(),
  validity_timeframe: validityTimeframe.nullish(),
  validity_day_of_week: z.array(z.int()).nullish(),
  validity_hours: validityHours.nullish(),
  validation_rules_assignments: validationRuleAssignmentList.nullish(),
  additional_info: z.string().nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  assets: voucherAssets.nullish(),
  publish: voucherPublish.nullish(),
  created_at: z.string().optional(),
  updated_at: z.string().nullish(),
});

export const publication = z.object({
  id: z.string(),
  object: z.string().nullish(),
  created_at: z.string(),
  result: z.string().nullish(),
  channel: z.string().nullish(),
  source_id: z.string().nullish(),
  tracking_id: z.string().nullish(),
  customer_id: z.string(),
  customer: customer,
  vouchers_id: z.array(z.string()),
  voucher: z.record(z.string(), z.unknown()).nullish(),
  vouchers: z.array(z.unknown()).nullish(),
  failure_code: z.string().nullish(),
  failure_message: z.string().nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
});
