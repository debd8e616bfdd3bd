import Type from "typebox";
import { discount, gift } from "./discount.ts";
import { nullable } from "./nullable.ts";
import { category, validityHours, validityTimeframe } from "./validity.ts";

const campaignVoucherRedemption = Type.Object({
  quantity: Type.Optional(nullable(Type.Integer())),
  redeemed_quantity: Type.Optional(Type.Integer()),
});

const codeConfig = Type.Object({
  length: Type.Optional(Type.Integer()),
  charset: Type.Optional(Type.String()),
  pattern: Type.Optional(Type.String()),
  prefix: Type.Optional(nullable(Type.String())),
  postfix: Type.Optional(nullable(Type.String())),
  initial_count: Type.Optional(Type.Integer()),
  min_desired: Type.Optional(nullable(Type.Integer())),
});

const loyaltyExpirationRules = Type.Object({
  period_type: Type.Optional(nullable(Type.String())),
  period_value: Type.Optional(nullable(Type.Integer())),
  rounding_type: Type.Optional(nullable(Type.String())),
  rounding_value: Type.Optional(nullable(Type.Integer())),
  fixed_month: Type.Optional(nullable(Type.Integer())),
  fixed_day: Type.Optional(nullable(Type.Integer())),
});

const campaignLoyaltyCard = Type.Object({
  points: Type.Optional(nullable(Type.Integer())),
  expiration_rules: Type.Optional(nullable(loyaltyExpirationRules)),
});

const campaignVoucher = Type.Object({
  type: Type.Optional(Type.String()),
  discount: Type.Optional(nullable(discount)),
  gift: Type.Optional(nullable(gift)),
  loyalty_card: Type.Optional(nullable(campaignLoyaltyCard)),
  redemption: Type.Optional(nullable(campaignVoucherRedemption)),
  code_config: Type.Optional(nullable(codeConfig)),
  start_date: Type.Optional(nullable(Type.String())),
  expiration_date: Type.Optional(nullable(Type.String())),
  is_referral_code: Type.Optional(nullable(Type.Boolean())),
});

const refereeRewardParent = Type.Object({
  id: Type.Optional(nullable(Type.String())),
  name: Type.Optional(nullable(Type.String())),
  object: Type.Optional(nullable(Type.String())),
});

const refereeReward = Type.Object({
  type: Type.Optional(nullable(Type.String())),
  related_object_parent: Type.Optional(nullable(refereeRewardParent)),
});

const referralProgramCustomEvent = Type.Object({
  id: Type.Optional(nullable(Type.String())),
  name: Type.Optional(nullable(Type.String())),
});

const referralProgram = Type.Object({
  conversion_event_type: Type.Optional(nullable(Type.String())),
  custom_event: Type.Optional(nullable(referralProgramCustomEvent)),
  referee_reward: Type.Optional(nullable(refereeReward)),
});

export const campaign = Type.Object({
  id: Type.String(),
  object: Type.Optional(nullable(Type.String())),
  name: Type.String(),
  campaign_type: Type.Optional(Type.String()),
  type: Type.Optional(Type.String()),
  description: Type.Optional(nullable(Type.String())),
  active: Type.Optional(Type.Boolean()),
  auto_join: Type.Optional(nullable(Type.Boolean())),
  join_once: Type.Optional(nullable(Type.Boolean())),
  is_referral_code: Type.Optional(nullable(Type.Boolean())),
  voucher: Type.Optional(nullable(campaignVoucher)),
  referral_program: Type.Optional(nullable(referralProgram)),
  category: Type.Optional(nullable(Type.String())),
  category_id: Type.Optional(nullable(Type.String())),
  categories: Type.Optional(nullable(Type.Array(category))),
  start_date: Type.Optional(nullable(Type.String())),
  expiration_date: Type.Optional(nullable(Type.String())),
  validity_timeframe: Type.Optional(nullable(validityTimeframe)),
  validity_day_of_week: Type.Optional(nullable(Type.Array(Type.Integer()))),
  validity_hours: Type.Optional(nullable(validityHours)),
  metadata: Type.Optional(nullable(Type.Record(Type.String(), Type.Unknown()))),
  protected: Type.Optional(nullable(Type.Boolean())),
  vouchers_count: Type.Optional(nullable(Type.Integer())),
  creation_status: Type.Optional(nullable(Type.String())),
  vouchers_generation_status: Type.Optional(nullable(Type.String())),
  use_voucher_metadata_schema: Type.Optional(nullable(Type.Boolean())),
  loyalty_tiers_expiration: Type.Optional(nullable(Type.Record(Type.String(), Type.Unknown()))),
  created_at: Type.Optional(Type.String()),
  updated_at: Type.Optional(nullable(Type.String())),
});
