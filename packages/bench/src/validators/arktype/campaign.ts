import { type } from "arktype";
import { discount, gift } from "./discount.ts";
import { anyObject, isNoArray } from "./objects.ts";
import { category, validityHours, validityTimeframe } from "./validity.ts";

const campaignVoucherRedemption = type({
  "quantity?": "number.integer | null",
  "redeemed_quantity?": "number.integer",
}).narrow(isNoArray);

const codeConfig = type({
  "length?": "number.integer",
  "charset?": "string",
  "pattern?": "string",
  "prefix?": "string | null",
  "postfix?": "string | null",
  "initial_count?": "number.integer",
  "min_desired?": "number.integer | null",
}).narrow(isNoArray);

const loyaltyExpirationRules = type({
  "period_type?": "string | null",
  "period_value?": "number.integer | null",
  "rounding_type?": "string | null",
  "rounding_value?": "number.integer | null",
  "fixed_month?": "number.integer | null",
  "fixed_day?": "number.integer | null",
}).narrow(isNoArray);

const campaignLoyaltyCard = type({
  "points?": "number.integer | null",
  "expiration_rules?": loyaltyExpirationRules.or("null"),
}).narrow(isNoArray);

const campaignVoucher = type({
  "type?": "string",
  "discount?": discount.or("null"),
  "gift?": gift.or("null"),
  "loyalty_card?": campaignLoyaltyCard.or("null"),
  "redemption?": campaignVoucherRedemption.or("null"),
  "code_config?": codeConfig.or("null"),
  "start_date?": "string | null",
  "expiration_date?": "string | null",
  "is_referral_code?": "boolean | null",
}).narrow(isNoArray);

const refereeRewardParent = type({
  "id?": "string | null",
  "name?": "string | null",
  "object?": "string | null",
}).narrow(isNoArray);

const refereeReward = type({
  "type?": "string | null",
  "related_object_parent?": refereeRewardParent.or("null"),
}).narrow(isNoArray);

const referralProgramCustomEvent = type({
  "id?": "string | null",
  "name?": "string | null",
}).narrow(isNoArray);

const referralProgram = type({
  "conversion_event_type?": "string | null",
  "custom_event?": referralProgramCustomEvent.or("null"),
  "referee_reward?": refereeReward.or("null"),
}).narrow(isNoArray);

export const campaign = type({
  id: "string",
  "object?": "string | null",
  name: "string",
  "campaign_type?": "string",
  "type?": "string",
  "description?": "string | null",
  "active?": "boolean",
  "auto_join?": "boolean | null",
  "join_once?": "boolean | null",
  "is_referral_code?": "boolean | null",
  "voucher?": campaignVoucher.or("null"),
  "referral_program?": referralProgram.or("null"),
  "category?": "string | null",
  "category_id?": "string | null",
  "categories?": category.array().or("null"),
  "start_date?": "string | null",
  "expiration_date?": "string | null",
  "validity_timeframe?": validityTimeframe.or("null"),
  "validity_day_of_week?": "number.integer[] | null",
  "validity_hours?": validityHours.or("null"),
  "metadata?": anyObject.or("null"),
  "protected?": "boolean | null",
  "vouchers_count?": "number.integer | null",
  "creation_status?": "string | null",
  "vouchers_generation_status?": "string | null",
  "use_voucher_metadata_schema?": "boolean | null",
  "loyalty_tiers_expiration?": anyObject.or("null"),
  "created_at?": "string",
  "updated_at?": "string | null",
});
