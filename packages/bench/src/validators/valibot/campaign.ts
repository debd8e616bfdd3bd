import * as v from "valibot";
import { discount, gift } from "./discount.ts";
import { anyObject, integer, object } from "./objects.ts";
import { category, validityHours, validityTimeframe } from "./validity.ts";

const campaignVoucherRedemption = object({
  quantity: v.nullish(integer),
  redeemed_quantity: v.optional(integer),
});

const codeConfig = object({
  length: v.optional(integer),
  charset: v.optional(v.string()),
  pattern: v.optional(v.string()),
  prefix: v.nullish(v.string()),
  postfix: v.nullish(v.string()),
  initial_count: v.optional(integer),
  min_desired: v.nullish(integer),
});

const loyaltyExpirationRules = object({
  period_type: v.nullish(v.string()),
  period_value: v.nullish(integer),
  rounding_type: v.nullish(v.string()),
  rounding_value: v.nullish(integer),
  fixed_month: v.nullish(integer),
  fixed_day: v.nullish(integer),
});

const campaignLoyaltyCard = object({
  points: v.nullish(integer),
  expiration_rules: v.nullish(loyaltyExpirationRules),
});

const campaignVoucher = object({
  type: v.optional(v.string()),
  discount: v.nullish(discount),
  gift: v.nullish(gift),
  loyalty_card: v.nullish(campaignLoyaltyCard),
  redemption: v.nullish(campaignVoucherRedemption),
  code_config: v.nullish(codeConfig),
  start_date: v.nullish(v.string()),
  expiration_date: v.nullish(v.string()),
  is_referral_code: v.nullish(v.boolean()),
});

const refereeRewardParent = object({
  id: v.nullish(v.string()),
  name: v.nullish(v.string()),
  object: v.nullish(v.string()),
});

const refereeReward = object({
  type: v.nullish(v.string()),
  related_object_parent: v.nullish(refereeRewardParent),
});

const referralProgramCustomEvent = object({
  id: v.nullish(v.string()),
  name: v.nullish(v.string()),
});

const referralProgram = object({
  conversion_event_type: v.nullish(v.string()),
  custom_event: v.nullish(referralProgramCustomEvent),
  referee_reward: v.nullish(refereeReward),
});

export const campaign = v.object({
  id: v.string(),
  object: v.nullish(v.string()),
  name: v.string(),
  campaign_type: v.optional(v.string()),
  type: v.optional(v.string()),
  description: v.nullish(v.string()),
  active: v.optional(v.boolean()),
  auto_join: v.nullish(v.boolean()),
  join_once: v.nullish(v.boolean()),
  is_referral_code: v.nullish(v.boolean()),
  voucher: v.nullish(campaignVoucher),
  referral_program: v.nullish(referralProgram),
  category: v.nullish(v.string()),
  category_id: v.nullish(v.string()),
  categories: v.nullish(v.array(category)),
  start_date: v.nullish(v.string()),
  expiration_date: v.nullish(v.string()),
  validity_timeframe: v.nullish(validityTimeframe),
  validity_day_of_week: v.nullish(v.array(integer)),
  validity_hours: v.nullish(validityHours),
  metadata: v.nullish(anyObject),
  protected: v.nullish(v.boolean()),
  vouchers_count: v.nullish(integer),
  creation_status: v.nullish(v.string()),
  vouchers_generation_status: v.nullish(v.string()),
  use_voucher_metadata_schema: v.nullish(v.boolean()),
  loyalty_tiers_expiration: v.nullish(anyObject),
  created_at: v.optional(v.string()),
  updated_at: v.nullish(v.string()),
});
