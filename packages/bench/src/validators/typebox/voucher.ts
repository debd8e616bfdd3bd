import Type from "typebox";
import { customer } from "./customer.ts";
import { discount, gift } from "./discount.ts";
import { nullable } from "./nullable.ts";
import {
  category,
  validationRuleAssignmentList,
  validityHours,
  validityTimeframe,
} from "./validity.ts";

const loyaltyCard = Type.Object({
  points: Type.Optional(Type.Integer()),
  balance: Type.Optional(nullable(Type.Integer())),
  next_expiration_date: Type.Optional(nullable(Type.String())),
  next_expiration_points: Type.Optional(nullable(Type.Integer())),
  pending_points: Type.Optional(nullable(Type.Integer())),
  expired_points: Type.Optional(nullable(Type.Integer())),
  subtracted_points: Type.Optional(nullable(Type.Integer())),
});

const voucherImage = Type.Object({
  id: Type.Optional(nullable(Type.String())),
  url: Type.Optional(nullable(Type.String())),
});

const voucherAssets = Type.Object({
  qr: Type.Optional(nullable(voucherImage)),
  barcode: Type.Optional(nullable(voucherImage)),
});

const voucherPublish = Type.Object({
  object: Type.Optional(nullable(Type.String())),
  count: Type.Optional(nullable(Type.Integer())),
  url: Type.Optional(nullable(Type.String())),
});

const voucherRedemption = Type.Object({
  quantity: Type.Optional(nullable(Type.Integer())),
  redeemed_quantity: Type.Optional(Type.Integer()),
  redeemed_points: Type.Optional(nullable(Type.Integer())),
  redeemed_amount: Type.Optional(nullable(Type.Number())),
  object: Type.Optional(nullable(Type.String())),
  url: Type.Optional(nullable(Type.String())),
});

export const voucher = Type.Object({
  id: Type.String(),
  code: Type.String(),
  object: Type.Optional(nullable(Type.String())),
  type: Type.Optional(Type.String()),
  discount: Type.Optional(nullable(discount)),
  gift: Type.Optional(nullable(gift)),
  loyalty_card: Type.Optional(nullable(loyaltyCard)),
  campaign: Type.Optional(nullable(Type.String())),
  campaign_id: Type.Optional(nullable(Type.String())),
  is_referral_code: Type.Optional(nullable(Type.Boolean())),
  holder_id: Type.Optional(nullable(Type.String())),
  referrer_id: Type.Optional(nullable(Type.String())),
  category: Type.Optional(nullable(Type.String())),
  category_id: Type.Optional(nullable(Type.String())),
  categories: Type.Optional(nullable(Type.Array(category))),
  active: Type.Optional(nullable(Type.Boolean())),
  redemption: Type.Optional(nullable(voucherRedemption)),
  start_date: Type.Optional(nullable(Type.String())),
  expiration_date: Type.Optional(nullable(Type.String())),
  validity_timeframe: Type.Optional(nullable(validityTimeframe)),
  validity_day_of_week: Type.Optional(nullable(Type.Array(Type.Integer()))),
  validity_hours: Type.Optional(nullable(validityHours)),
  validation_rules_assignments: Type.Optional(nullable(validationRuleAssignmentList)),
  additional_info: Type.Optional(nullable(Type.String())),
  metadata: Type.Optional(nullable(Type.Record(Type.String(), Type.Unknown()))),
  assets: Type.Optional(nullable(voucherAssets)),
  publish: Type.Optional(nullable(voucherPublish)),
  created_at: Type.Optional(Type.String()),
  updated_at: Type.Optional(nullable(Type.String())),
});

export const publication = Type.Object({
  id: Type.String(),
  object: Type.Optional(nullable(Type.String())),
  created_at: Type.String(),
  result: Type.Optional(nullable(Type.String())),
  channel: Type.Optional(nullable(Type.String())),
  source_id: Type.Optional(nullable(Type.String())),
  tracking_id: Type.Optional(nullable(Type.String())),
  customer_id: Type.String(),
  customer: customer,
  vouchers_id: Type.Array(Type.String()),
  voucher: Type.Optional(nullable(Type.Record(Type.String(), Type.Unknown()))),
  vouchers: Type.Optional(nullable(Type.Array(Type.Unknown()))),
  failure_code: Type.Optional(nullable(Type.String())),
  failure_message: Type.Optional(nullable(Type.String())),
  metadata: Type.Optional(nullable(Type.Record(Type.String(), Type.Unknown()))),
});
