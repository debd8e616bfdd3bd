import { type } from "arktype";
import { anyObject, isNoArray } from "./objects.ts";

const address = type({
  "city?": "string | null",
  "state?": "string | null",
  "line_1?": "string | null",
  "line_2?": "string | null",
  "country?": "string | null",
  "postal_code?": "string | null",
}).narrow(isNoArray);

const customerAssets = type({
  "cockpit_url?": "string | null",
}).narrow(isNoArray);

const customerLoyalty = type({
  "points?": "number.integer | null",
  "referred_customers?": "number.integer | null",
  "campaigns?": anyObject.or("null"),
}).narrow(isNoArray);

const customerReferrals = type({
  "total?": "number.integer | null",
  "campaigns?": "unknown[] | null",
}).narrow(isNoArray);

const customerSummaryGift = type({
  "redeemed_amount?": "number | null",
  "amount_to_go?": "number | null",
}).narrow(isNoArray);

const customerSummaryLoyaltyCard = type({
  "redeemed_points?": "number | null",
  "points_to_go?": "number | null",
}).narrow(isNoArray);

const customerSummaryOrders = type({
  "total_amount?": "number | null",
  "total_count?": "number.integer | null",
  "average_amount?": "number | null",
  "last_order_amount?": "number | null",
  "last_order_date?": "string | null",
}).narrow(isNoArray);

const customerSummaryRedemptions = type({
  "total_redeemed?": "number.integer | null",
  "total_failed?": "number.integer | null",
  "total_succeeded?": "number.integer | null",
  "total_rolled_back?": "number.integer | null",
  "total_rollback_failed?": "number.integer | null",
  "total_rollback_succeeded?": "number.integer | null",
  "gift?": customerSummaryGift.or("null"),
  "loyalty_card?": customerSummaryLoyaltyCard.or("null"),
}).narrow(isNoArray);

const customerSummary = type({
  "redemptions?": customerSummaryRedemptions.or("null"),
  "orders?": customerSummaryOrders.or("null"),
}).narrow(isNoArray);

export const customer = type({
  id: "string",
  "object?": "string | null",
  "source_id?": "string | null",
  "name?": "string | null",
  "email?": "string | null",
  "phone?": "string | null",
  "description?": "string | null",
  "birthdate?": "string | null",
  "address?": address.or("null"),
  "metadata?": anyObject.or("null"),
  "summary?": customerSummary.or("null"),
  "loyalty?": customerLoyalty.or("null"),
  "referrals?": customerReferrals.or("null"),
  "system_metadata?": anyObject.or("null"),
  "created_at?": "string | null",
  "updated_at?": "string | null",
  "assets?": customerAssets.or("null"),
});
