import * as z from "zod";
import { discount, gift } from "./discount.ts";
import { category, validityHours, validityTimeframe } from "./validity.ts";

const campaignVoucherRedemption = z.object({
  quantity: z.int().nullish(),
  redeemed_quantity: z.int().optional(),
});

const codeConfig = z.object({
  length: z.int().optional(),
  charset: z.string().optional(),
  pattern: z.string().optional(),
  prefix: z.string().nullish(),
  postfix: z.string().nullish(),
  initial_count: z.int().optional(),
  min_desired: z.int().nullish(),
});

const loyaltyExpirationRules = z.object({
  period_type: z.string().nullish(),
  period_value: z.int().nullish(),
  rounding_type: z.string().nullish(),
  rounding_value: z.int().nullish(),
  fixed_month: z.int().nullish(),
  fixed_day: z.int().nullish(),
});

const campaignLoyaltyCard = z.object({
  points: z.int().nullish(),
  expiration_rules: loyaltyExpirationRules.nullish(),
});

const campaignVoucher = z.object({
  type: z.string().optional(),
  discount: discount.nullish(),
  gift: gift.nullish(),
  loyalty_card: campaignLoyaltyCard.nullish(),
  redemption: campaignVoucherRedemption.nullish(),
  code_config: codeConfig.nullish(),
  start_date: z.string().nullish(),
  expiration_date: z.string().nullish(),
  is_referral_code: z.boolean().nullish(),
});

const refereeRewardParent = z.object({
  id: z.string().nullish(),
  name: z.string().nullish(),
  object: z.string().nullish(),
});

const refereeReward = z.object({
  type: z.string().nullish(),
  related_object_parent: refereeRewardParent.nullish(),
});

const referralProgramCustomEvent = z.object({
  id: z.string().nullish(),
  name: z.string().nullish(),
});

const referralProgram = z.object({
  conversion_event_type: z.string().nullish(),
  custom_event: referralProgramCustomEvent.nullish(),
  referee_reward: refereeReward.nullish(),
});

export const campaign = z.object({
  id: z.string(),
  object: z.string().nullish(),
  name: z.string(),
  campaign_type: z.string().optional(),
  type: z.string().optional(),
  description: z.string().nullish(),
  active: z.boolean().optional(),
  auto_join: z.boolean().nullish(),
  join_once: z.boolean().nullish(),
  is_referral_code: z.boolean().nullish(),
  voucher: campaignVoucher.nullish(),
  referral_program: referralProgram.nullish(),
  category: z.string().nullish(),
  category_id: z.string().nullish(),
  categories: z.array(category).nullish(),
  start_date: z.string().nullish(),
  expiration_date: z.string().nullish(),
  validity_timeframe: validityTimeframe.nullish(),
  validity_day_of_week: z.array(z.int()).nullish(),
  validity_hours: validityHours.nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  protected: z.boolean().nullish(),
  vouchers_count: z.int().nullish(),
  creation_status: z.string().nullish(),
  vouchers_generation_status: z.string().nullish(),
  use_voucher_metadata_schema: z.boolean().nullish(),
  loyalty_tiers_expiration: z.record(z.string(), z.unknown()).nullish(),
  created_at: z.string().optional(),
  updated_at: z.string().nullish(),
});
