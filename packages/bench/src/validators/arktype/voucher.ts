import { type } from "arktype";
import { customer } from "./customer.ts";
import { discount, gift } from "./discount.ts";
import { anyObject, isNoArray } from "./objects.ts";
import {
  category,
  validationRuleAssignmentList,
  validityHours,
  validityTimeframe,
} from "./validity.ts";

const loyaltyCard = type({
  "points?": "number.integer",
  "balance?": "number.integer | null",
  "next_expiration_date?": "string | null",
  "next_expiration_points?": "number.integer | null",
  "pending_points?": "number.integer | null",
  "expired_points?": "number.integer | null",
  "subtracted_points?": "number.integer | null",
}).narrow(isNoArray);

const voucherImage = type({
  "id?": "string | null",
  "url?": "string | null",
}).narrow(isNoArray);

const voucherAssets = type({
  "qr?": voucherImage.or("null"),
  "barcode?": voucherImage.or("null"),
}).narrow(isNoArray);

const voucherPublish = type({
  "object?": "string | null",
  "count?": "number.integer | null",
  "url?": "string | null",
}).narrow(isNoArray);

const voucherRedemption = type({
  "quantity?": "number.integer | null",
  "redeemed_quantity?": "number.integer",
  "redeemed_points?": "number.integer | null",
  "redeemed_amount?": "number | null",
  "object?": "string | null",
  "url?": "string | null",
}).narrow(isNoArray);

export const voucher = type({
  id: "string",
  code: "string",
  "object?": "string | null",
  "type?": "string",
  "discount?": discount.or("null"),
  "gift?": gift.or("null"),
  "loyalty_card?": loyaltyCard.or("null"),
  "campaign?": "string | null",
  "campaign_id?": "string | null",
  "is_referral_code?": "boolean | null",
  "holder_id?": "string | null",
  "referrer_id?": "string | null",
  "category?": "string | null",
  "category_id?": "string | null",
  "categories?": category.array().or("null"),
  "active?": "boolean | null",
  "redemption?": voucherRedemption.or("null"),
  "start_date?": "string | null",
  "expiration_date?": "string | null",
  "validity_timeframe?": validityTimeframe.or("null"),
  "validity_day_of_week?": "number.integer[] | null",
  "validity_hours?": validityHours.or("null"),
  "validation_rules_assignments?": validationRuleAssignmentList.or("null"),
  "additional_info?": "string | null",
  "metadata?": anyObject.or("null"),
  "assets?": voucherAssets.or("null"),
  "publish?": voucherPublish.or("null"),
  "created_at?": "string",
  "updated_at?": "string | null",
});

export const publication = type({
  id: "string",
  "object?": "string | null",
  created_at: "string",
  "result?": "string | null",
  "channel?": "string | null",
  "source_id?": "string | null",
  "tracking_id?": "string | null",
  customer_id: "string",
  customer: customer,
  vouchers_id: "string[]",
  "voucher?": anyObject.or("null"),
  "vouchers?": "unknown[] | null",
  "failure_code?": "string | null",
  "failure_message?": "string | null",
  "metadata?": anyObject.or("null"),
});
