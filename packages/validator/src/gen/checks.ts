// Made by codegen from schemas/events, schemas/objects and schemas/delivery.schema.json. `npm run generate` remakes it.
import type { Check, Found } from "../checks/check.ts";
import {
  add,
  eachItem,
  eachValue,
  within,
  integerCheck,
  stringCheck,
  filledString,
  anObject,
  objectOrNull,
  arrayOrNull,
  aString,
  stringOrNull,
  anInteger,
  integerOrNull,
  numberOrNull,
  aBoolean,
  booleanOrNull,
  noSuchKey,
} from "../checks/found.ts";
import { isObject } from "../json/received-type.ts";

/** schemas/objects/address.schema.json */
const checkAddress: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown;
  if ((v = data.city) !== undefined && v !== null && typeof v !== "string") found = add(found, "/city", v, stringOrNull);
  if ((v = data.state) !== undefined && v !== null && typeof v !== "string") found = add(found, "/state", v, stringOrNull);
  if ((v = data.line_1) !== undefined && v !== null && typeof v !== "string") found = add(found, "/line_1", v, stringOrNull);
  if ((v = data.line_2) !== undefined && v !== null && typeof v !== "string") found = add(found, "/line_2", v, stringOrNull);
  if ((v = data.country) !== undefined && v !== null && typeof v !== "string") found = add(found, "/country", v, stringOrNull);
  if ((v = data.postal_code) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/postal_code", v, stringOrNull);
  return found;
};

/** schemas/objects/campaign.schema.json */
const checkCampaign: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown, inner: Found;
  if (typeof (v = data.id) !== "string") found = add(found, "/id", v, aString);
  if ((v = data.object) !== undefined && v !== null && typeof v !== "string") found = add(found, "/object", v, stringOrNull);
  if (typeof (v = data.name) !== "string") found = add(found, "/name", v, aString);
  if ((v = data.campaign_type) !== undefined && typeof v !== "string") found = add(found, "/campaign_type", v, aString);
  if ((v = data.type) !== undefined && typeof v !== "string") found = add(found, "/type", v, aString);
  if ((v = data.description) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/description", v, stringOrNull);
  if ((v = data.active) !== undefined && typeof v !== "boolean") found = add(found, "/active", v, aBoolean);
  if ((v = data.auto_join) !== undefined && v !== null && typeof v !== "boolean")
    found = add(found, "/auto_join", v, booleanOrNull);
  if ((v = data.join_once) !== undefined && v !== null && typeof v !== "boolean")
    found = add(found, "/join_once", v, booleanOrNull);
  if ((v = data.is_referral_code) !== undefined && v !== null && typeof v !== "boolean")
    found = add(found, "/is_referral_code", v, booleanOrNull);
  if ((v = data.voucher) !== undefined && v !== null && (inner = checkCampaignVoucher(v)))
    found = within(found, "/voucher", inner, objectOrNull);
  if ((v = data.referral_program) !== undefined && v !== null && (inner = checkReferralProgram(v)))
    found = within(found, "/referral_program", inner, objectOrNull);
  if ((v = data.category) !== undefined && v !== null && typeof v !== "string") found = add(found, "/category", v, stringOrNull);
  if ((v = data.category_id) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/category_id", v, stringOrNull);
  if ((v = data.categories) !== undefined && v !== null && (inner = eachItem(v, checkCategory)))
    found = within(found, "/categories", inner, arrayOrNull);
  if ((v = data.start_date) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/start_date", v, stringOrNull);
  if ((v = data.expiration_date) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/expiration_date", v, stringOrNull);
  if ((v = data.validity_timeframe) !== undefined && v !== null && (inner = checkValidityTimeframe(v)))
    found = within(found, "/validity_timeframe", inner, objectOrNull);
  if ((v = data.validity_day_of_week) !== undefined && v !== null && (inner = eachItem(v, integerCheck)))
    found = within(found, "/validity_day_of_week", inner, arrayOrNull);
  if ((v = data.validity_hours) !== undefined && v !== null && (inner = checkValidityHours(v)))
    found = within(found, "/validity_hours", inner, objectOrNull);
  if ((v = data.metadata) !== undefined && v !== null && !isObject(v)) found = add(found, "/metadata", v, objectOrNull);
  if ((v = data.protected) !== undefined && v !== null && typeof v !== "boolean")
    found = add(found, "/protected", v, booleanOrNull);
  if ((v = data.vouchers_count) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/vouchers_count", v, integerOrNull);
  if ((v = data.creation_status) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/creation_status", v, stringOrNull);
  if ((v = data.vouchers_generation_status) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/vouchers_generation_status", v, stringOrNull);
  if ((v = data.use_voucher_metadata_schema) !== undefined && v !== null && typeof v !== "boolean")
    found = add(found, "/use_voucher_metadata_schema", v, booleanOrNull);
  if ((v = data.loyalty_tiers_expiration) !== undefined && v !== null && !isObject(v))
    found = add(found, "/loyalty_tiers_expiration", v, objectOrNull);
  if ((v = data.created_at) !== undefined && typeof v !== "string") found = add(found, "/created_at", v, aString);
  if ((v = data.updated_at) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/updated_at", v, stringOrNull);
  return found;
};

/** schemas/objects/campaign-loyalty-card.schema.json */
const checkCampaignLoyaltyCard: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown, inner: Found;
  if ((v = data.points) !== undefined && v !== null && !Number.isInteger(v)) found = add(found, "/points", v, integerOrNull);
  if ((v = data.expiration_rules) !== undefined && v !== null && (inner = checkLoyaltyExpirationRules(v)))
    found = within(found, "/expiration_rules", inner, objectOrNull);
  return found;
};

/** schemas/objects/campaign-voucher.schema.json */
const checkCampaignVoucher: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown, inner: Found;
  if ((v = data.type) !== undefined && typeof v !== "string") found = add(found, "/type", v, aString);
  if ((v = data.discount) !== undefined && v !== null && (inner = checkDiscount(v)))
    found = within(found, "/discount", inner, objectOrNull);
  if ((v = data.gift) !== undefined && v !== null && (inner = checkGift(v))) found = within(found, "/gift", inner, objectOrNull);
  if ((v = data.loyalty_card) !== undefined && v !== null && (inner = checkCampaignLoyaltyCard(v)))
    found = within(found, "/loyalty_card", inner, objectOrNull);
  if ((v = data.redemption) !== undefined && v !== null && (inner = checkCampaignVoucherRedemption(v)))
    found = within(found, "/redemption", inner, objectOrNull);
  if ((v = data.code_config) !== undefined && v !== null && (inner = checkCodeConfig(v)))
    found = within(found, "/code_config", inner, objectOrNull);
  if ((v = data.start_date) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/start_date", v, stringOrNull);
  if ((v = data.expiration_date) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/expiration_date", v, stringOrNull);
  if ((v = data.is_referral_code) !== undefined && v !== null && typeof v !== "boolean")
    found = add(found, "/is_referral_code", v, booleanOrNull);
  return found;
};

/** schemas/objects/campaign-voucher-redemption.schema.json */
const checkCampaignVoucherRedemption: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown;
  if ((v = data.quantity) !== undefined && v !== null && !Number.isInteger(v)) found = add(found, "/quantity", v, integerOrNull);
  if ((v = data.redeemed_quantity) !== undefined && !Number.isInteger(v)) found = add(found, "/redeemed_quantity", v, anInteger);
  return found;
};

/** schemas/objects/category.schema.json */
const checkCategory: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown;
  if (typeof (v = data.id) !== "string") found = add(found, "/id", v, aString);
  if ((v = data.object) !== undefined && v !== null && typeof v !== "string") found = add(found, "/object", v, stringOrNull);
  if ((v = data.name) !== undefined && v !== null && typeof v !== "string") found = add(found, "/name", v, stringOrNull);
  if ((v = data.hierarchy) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/hierarchy", v, integerOrNull);
  if ((v = data.stacking_rules_type) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/stacking_rules_type", v, stringOrNull);
  if ((v = data.created_at) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/created_at", v, stringOrNull);
  if ((v = data.updated_at) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/updated_at", v, stringOrNull);
  return found;
};

/** schemas/objects/code-config.schema.json */
const checkCodeConfig: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown;
  if ((v = data.length) !== undefined && !Number.isInteger(v)) found = add(found, "/length", v, anInteger);
  if ((v = data.charset) !== undefined && typeof v !== "string") found = add(found, "/charset", v, aString);
  if ((v = data.pattern) !== undefined && typeof v !== "string") found = add(found, "/pattern", v, aString);
  if ((v = data.prefix) !== undefined && v !== null && typeof v !== "string") found = add(found, "/prefix", v, stringOrNull);
  if ((v = data.postfix) !== undefined && v !== null && typeof v !== "string") found = add(found, "/postfix", v, stringOrNull);
  if ((v = data.initial_count) !== undefined && !Number.isInteger(v)) found = add(found, "/initial_count", v, anInteger);
  if ((v = data.min_desired) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/min_desired", v, integerOrNull);
  return found;
};

/** schemas/objects/customer.schema.json */
const checkCustomer: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown, inner: Found;
  if (typeof (v = data.id) !== "string") found = add(found, "/id", v, aString);
  if ((v = data.object) !== undefined && v !== null && typeof v !== "string") found = add(found, "/object", v, stringOrNull);
  if ((v = data.source_id) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/source_id", v, stringOrNull);
  if ((v = data.name) !== undefined && v !== null && typeof v !== "string") found = add(found, "/name", v, stringOrNull);
  if ((v = data.email) !== undefined && v !== null && typeof v !== "string") found = add(found, "/email", v, stringOrNull);
  if ((v = data.phone) !== undefined && v !== null && typeof v !== "string") found = add(found, "/phone", v, stringOrNull);
  if ((v = data.description) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/description", v, stringOrNull);
  if ((v = data.birthdate) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/birthdate", v, stringOrNull);
  if ((v = data.address) !== undefined && v !== null && (inner = checkAddress(v)))
    found = within(found, "/address", inner, objectOrNull);
  if ((v = data.metadata) !== undefined && v !== null && !isObject(v)) found = add(found, "/metadata", v, objectOrNull);
  if ((v = data.summary) !== undefined && v !== null && (inner = checkCustomerSummary(v)))
    found = within(found, "/summary", inner, objectOrNull);
  if ((v = data.loyalty) !== undefined && v !== null && (inner = checkCustomerLoyalty(v)))
    found = within(found, "/loyalty", inner, objectOrNull);
  if ((v = data.referrals) !== undefined && v !== null && (inner = checkCustomerReferrals(v)))
    found = within(found, "/referrals", inner, objectOrNull);
  if ((v = data.system_metadata) !== undefined && v !== null && !isObject(v))
    found = add(found, "/system_metadata", v, objectOrNull);
  if ((v = data.created_at) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/created_at", v, stringOrNull);
  if ((v = data.updated_at) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/updated_at", v, stringOrNull);
  if ((v = data.assets) !== undefined && v !== null && (inner = checkCustomerAssets(v)))
    found = within(found, "/assets", inner, objectOrNull);
  return found;
};

/** schemas/objects/customer-assets.schema.json */
const checkCustomerAssets: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown;
  if ((v = data.cockpit_url) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/cockpit_url", v, stringOrNull);
  return found;
};

/** schemas/objects/customer-loyalty.schema.json */
const checkCustomerLoyalty: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown;
  if ((v = data.points) !== undefined && v !== null && !Number.isInteger(v)) found = add(found, "/points", v, integerOrNull);
  if ((v = data.referred_customers) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/referred_customers", v, integerOrNull);
  if ((v = data.campaigns) !== undefined && v !== null && !isObject(v)) found = add(found, "/campaigns", v, objectOrNull);
  return found;
};

/** schemas/objects/customer-referrals.schema.json */
const checkCustomerReferrals: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown;
  if ((v = data.total) !== undefined && v !== null && !Number.isInteger(v)) found = add(found, "/total", v, integerOrNull);
  if ((v = data.campaigns) !== undefined && v !== null && !Array.isArray(v)) found = add(found, "/campaigns", v, arrayOrNull);
  return found;
};

/** schemas/objects/customer-summary.schema.json */
const checkCustomerSummary: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown, inner: Found;
  if ((v = data.redemptions) !== undefined && v !== null && (inner = checkCustomerSummaryRedemptions(v)))
    found = within(found, "/redemptions", inner, objectOrNull);
  if ((v = data.orders) !== undefined && v !== null && (inner = checkCustomerSummaryOrders(v)))
    found = within(found, "/orders", inner, objectOrNull);
  return found;
};

/** schemas/objects/customer-summary-gift.schema.json */
const checkCustomerSummaryGift: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown;
  if ((v = data.redeemed_amount) !== undefined && v !== null && !Number.isFinite(v))
    found = add(found, "/redeemed_amount", v, numberOrNull);
  if ((v = data.amount_to_go) !== undefined && v !== null && !Number.isFinite(v))
    found = add(found, "/amount_to_go", v, numberOrNull);
  return found;
};

/** schemas/objects/customer-summary-loyalty-card.schema.json */
const checkCustomerSummaryLoyaltyCard: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown;
  if ((v = data.redeemed_points) !== undefined && v !== null && !Number.isFinite(v))
    found = add(found, "/redeemed_points", v, numberOrNull);
  if ((v = data.points_to_go) !== undefined && v !== null && !Number.isFinite(v))
    found = add(found, "/points_to_go", v, numberOrNull);
  return found;
};

/** schemas/objects/customer-summary-orders.schema.json */
const checkCustomerSummaryOrders: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown;
  if ((v = data.total_amount) !== undefined && v !== null && !Number.isFinite(v))
    found = add(found, "/total_amount", v, numberOrNull);
  if ((v = data.total_count) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/total_count", v, integerOrNull);
  if ((v = data.average_amount) !== undefined && v !== null && !Number.isFinite(v))
    found = add(found, "/average_amount", v, numberOrNull);
  if ((v = data.last_order_amount) !== undefined && v !== null && !Number.isFinite(v))
    found = add(found, "/last_order_amount", v, numberOrNull);
  if ((v = data.last_order_date) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/last_order_date", v, stringOrNull);
  return found;
};

/** schemas/objects/customer-summary-redemptions.schema.json */
const checkCustomerSummaryRedemptions: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown, inner: Found;
  if ((v = data.total_redeemed) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/total_redeemed", v, integerOrNull);
  if ((v = data.total_failed) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/total_failed", v, integerOrNull);
  if ((v = data.total_succeeded) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/total_succeeded", v, integerOrNull);
  if ((v = data.total_rolled_back) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/total_rolled_back", v, integerOrNull);
  if ((v = data.total_rollback_failed) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/total_rollback_failed", v, integerOrNull);
  if ((v = data.total_rollback_succeeded) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/total_rollback_succeeded", v, integerOrNull);
  if ((v = data.gift) !== undefined && v !== null && (inner = checkCustomerSummaryGift(v)))
    found = within(found, "/gift", inner, objectOrNull);
  if ((v = data.loyalty_card) !== undefined && v !== null && (inner = checkCustomerSummaryLoyaltyCard(v)))
    found = within(found, "/loyalty_card", inner, objectOrNull);
  return found;
};

/** schemas/objects/delivery-event.schema.json */
const checkDeliveryEvent: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown, inner: Found;
  if (typeof (v = data.id) !== "string") found = add(found, "/id", v, aString);
  if (typeof (v = data.type) !== "string") found = add(found, "/type", v, aString);
  if (typeof (v = data.created_at) !== "string") found = add(found, "/created_at", v, aString);
  if ((v = data.entity_id) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/entity_id", v, stringOrNull);
  if ((v = data.group_id) !== undefined && v !== null && typeof v !== "string") found = add(found, "/group_id", v, stringOrNull);
  if ((v = data.category) !== undefined && v !== null && typeof v !== "string") found = add(found, "/category", v, stringOrNull);
  if ((inner = checkEventSource(data.event_source))) found = within(found, "/event_source", inner);
  return found;
};

/** schemas/objects/delivery-source.schema.json */
const checkDeliverySource: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown;
  if (typeof (v = data.id) !== "string") found = add(found, "/id", v, aString);
  if ((v = data.object) !== undefined && v !== null && typeof v !== "string") found = add(found, "/object", v, stringOrNull);
  if ((v = data.target_url) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/target_url", v, stringOrNull);
  return found;
};

/** schemas/objects/discount.schema.json */
const checkDiscount: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown, inner: Found;
  if ((v = data.type) !== undefined && typeof v !== "string") found = add(found, "/type", v, aString);
  if ((v = data.effect) !== undefined && v !== null && typeof v !== "string") found = add(found, "/effect", v, stringOrNull);
  if ((v = data.amount_off) !== undefined && v !== null && !Number.isFinite(v))
    found = add(found, "/amount_off", v, numberOrNull);
  if ((v = data.amount_off_formula) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/amount_off_formula", v, stringOrNull);
  if ((v = data.percent_off) !== undefined && v !== null && !Number.isFinite(v))
    found = add(found, "/percent_off", v, numberOrNull);
  if ((v = data.percent_off_formula) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/percent_off_formula", v, stringOrNull);
  if ((v = data.amount_limit) !== undefined && v !== null && !Number.isFinite(v))
    found = add(found, "/amount_limit", v, numberOrNull);
  if ((v = data.aggregated_amount_limit) !== undefined && v !== null && !Number.isFinite(v))
    found = add(found, "/aggregated_amount_limit", v, numberOrNull);
  if ((v = data.fixed_amount) !== undefined && v !== null && !Number.isFinite(v))
    found = add(found, "/fixed_amount", v, numberOrNull);
  if ((v = data.fixed_amount_formula) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/fixed_amount_formula", v, stringOrNull);
  if ((v = data.unit_off) !== undefined && v !== null && !Number.isFinite(v)) found = add(found, "/unit_off", v, numberOrNull);
  if ((v = data.unit_off_formula) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/unit_off_formula", v, stringOrNull);
  if ((v = data.unit_type) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/unit_type", v, stringOrNull);
  if ((v = data.units) !== undefined && v !== null && (inner = eachItem(v, checkDiscountUnit)))
    found = within(found, "/units", inner, arrayOrNull);
  if ((v = data.product) !== undefined && v !== null && (inner = checkDiscountProduct(v)))
    found = within(found, "/product", inner, objectOrNull);
  if ((v = data.sku) !== undefined && v !== null && (inner = checkDiscountSku(v)))
    found = within(found, "/sku", inner, objectOrNull);
  if ((v = data.is_dynamic) !== undefined && v !== null && typeof v !== "boolean")
    found = add(found, "/is_dynamic", v, booleanOrNull);
  return found;
};

/** schemas/objects/discount-product.schema.json */
const checkDiscountProduct: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown;
  if ((v = data.id) !== undefined && v !== null && typeof v !== "string") found = add(found, "/id", v, stringOrNull);
  if ((v = data.source_id) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/source_id", v, stringOrNull);
  if ((v = data.name) !== undefined && v !== null && typeof v !== "string") found = add(found, "/name", v, stringOrNull);
  return found;
};

/** schemas/objects/discount-sku.schema.json */
const checkDiscountSku: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown;
  if ((v = data.id) !== undefined && v !== null && typeof v !== "string") found = add(found, "/id", v, stringOrNull);
  if ((v = data.source_id) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/source_id", v, stringOrNull);
  if ((v = data.sku) !== undefined && v !== null && typeof v !== "string") found = add(found, "/sku", v, stringOrNull);
  if ((v = data.name) !== undefined && v !== null && typeof v !== "string") found = add(found, "/name", v, stringOrNull);
  return found;
};

/** schemas/objects/discount-unit.schema.json */
const checkDiscountUnit: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown, inner: Found;
  if ((v = data.unit_off) !== undefined && v !== null && !Number.isFinite(v)) found = add(found, "/unit_off", v, numberOrNull);
  if ((v = data.unit_off_formula) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/unit_off_formula", v, stringOrNull);
  if ((v = data.unit_type) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/unit_type", v, stringOrNull);
  if ((v = data.effect) !== undefined && v !== null && typeof v !== "string") found = add(found, "/effect", v, stringOrNull);
  if ((v = data.product) !== undefined && v !== null && (inner = checkDiscountProduct(v)))
    found = within(found, "/product", inner, objectOrNull);
  if ((v = data.sku) !== undefined && v !== null && (inner = checkDiscountSku(v)))
    found = within(found, "/sku", inner, objectOrNull);
  return found;
};

/** schemas/objects/event-source.schema.json */
const checkEventSource: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown, inner: Found;
  if (typeof (v = data.channel) !== "string") found = add(found, "/channel", v, aString);
  if ((v = data.user) !== undefined && v !== null && (inner = checkEventSourceUser(v)))
    found = within(found, "/user", inner, objectOrNull);
  if ((v = data.api_key) !== undefined && v !== null && (inner = checkEventSourceApiKey(v)))
    found = within(found, "/api_key", inner, objectOrNull);
  return found;
};

/** schemas/objects/event-source-api-key.schema.json */
const checkEventSourceApiKey: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown;
  if (typeof (v = data.name) !== "string") found = add(found, "/name", v, aString);
  if (typeof (v = data.app_id) !== "string") found = add(found, "/app_id", v, aString);
  return found;
};

/** schemas/objects/event-source-user.schema.json */
const checkEventSourceUser: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown;
  if (typeof (v = data.id) !== "string") found = add(found, "/id", v, aString);
  return found;
};

/** schemas/objects/gift.schema.json */
const checkGift: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown;
  if ((v = data.amount) !== undefined && v !== null && !Number.isFinite(v)) found = add(found, "/amount", v, numberOrNull);
  if ((v = data.balance) !== undefined && v !== null && !Number.isFinite(v)) found = add(found, "/balance", v, numberOrNull);
  if ((v = data.subtracted_amount) !== undefined && v !== null && !Number.isFinite(v))
    found = add(found, "/subtracted_amount", v, numberOrNull);
  if ((v = data.effect) !== undefined && v !== null && typeof v !== "string") found = add(found, "/effect", v, stringOrNull);
  return found;
};

/** schemas/objects/loyalty-card.schema.json */
const checkLoyaltyCard: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown;
  if ((v = data.points) !== undefined && !Number.isInteger(v)) found = add(found, "/points", v, anInteger);
  if ((v = data.balance) !== undefined && v !== null && !Number.isInteger(v)) found = add(found, "/balance", v, integerOrNull);
  if ((v = data.next_expiration_date) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/next_expiration_date", v, stringOrNull);
  if ((v = data.next_expiration_points) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/next_expiration_points", v, integerOrNull);
  if ((v = data.pending_points) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/pending_points", v, integerOrNull);
  if ((v = data.expired_points) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/expired_points", v, integerOrNull);
  if ((v = data.subtracted_points) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/subtracted_points", v, integerOrNull);
  return found;
};

/** schemas/objects/loyalty-expiration-rules.schema.json */
const checkLoyaltyExpirationRules: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown;
  if ((v = data.period_type) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/period_type", v, stringOrNull);
  if ((v = data.period_value) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/period_value", v, integerOrNull);
  if ((v = data.rounding_type) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/rounding_type", v, stringOrNull);
  if ((v = data.rounding_value) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/rounding_value", v, integerOrNull);
  if ((v = data.fixed_month) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/fixed_month", v, integerOrNull);
  if ((v = data.fixed_day) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/fixed_day", v, integerOrNull);
  return found;
};

/** schemas/objects/order.schema.json */
const checkOrder: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown, inner: Found;
  if (typeof (v = data.id) !== "string") found = add(found, "/id", v, aString);
  if ((v = data.object) !== undefined && v !== null && typeof v !== "string") found = add(found, "/object", v, stringOrNull);
  if ((v = data.source_id) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/source_id", v, stringOrNull);
  if ((v = data.status) !== undefined && typeof v !== "string") found = add(found, "/status", v, aString);
  if ((v = data.created_at) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/created_at", v, stringOrNull);
  if ((v = data.updated_at) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/updated_at", v, stringOrNull);
  if ((v = data.amount) !== undefined && !Number.isInteger(v)) found = add(found, "/amount", v, anInteger);
  if ((v = data.initial_amount) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/initial_amount", v, integerOrNull);
  if ((v = data.discount_amount) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/discount_amount", v, integerOrNull);
  if ((v = data.items_discount_amount) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/items_discount_amount", v, integerOrNull);
  if ((v = data.total_discount_amount) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/total_discount_amount", v, integerOrNull);
  if ((v = data.applied_discount_amount) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/applied_discount_amount", v, integerOrNull);
  if ((v = data.items_applied_discount_amount) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/items_applied_discount_amount", v, integerOrNull);
  if ((v = data.total_applied_discount_amount) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/total_applied_discount_amount", v, integerOrNull);
  if ((v = data.total_amount) !== undefined && !Number.isInteger(v)) found = add(found, "/total_amount", v, anInteger);
  if ((v = data.items) !== undefined && v !== null && (inner = eachItem(v, checkOrderItem)))
    found = within(found, "/items", inner, arrayOrNull);
  if ((v = data.metadata) !== undefined && v !== null && !isObject(v)) found = add(found, "/metadata", v, objectOrNull);
  if ((v = data.customer_id) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/customer_id", v, stringOrNull);
  if ((v = data.customer) !== undefined && v !== null && (inner = checkCustomer(v)))
    found = within(found, "/customer", inner, objectOrNull);
  if ((v = data.referrer_id) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/referrer_id", v, stringOrNull);
  if ((v = data.referrer) !== undefined && v !== null && (inner = checkCustomer(v)))
    found = within(found, "/referrer", inner, objectOrNull);
  if ((v = data.redemptions) !== undefined && v !== null && (inner = eachValue(v, checkOrderRedemption)))
    found = within(found, "/redemptions", inner, objectOrNull);
  return found;
};

/** schemas/objects/order-item.schema.json */
const checkOrderItem: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown, inner: Found;
  if ((v = data.id) !== undefined && v !== null && typeof v !== "string") found = add(found, "/id", v, stringOrNull);
  if ((v = data.object) !== undefined && v !== null && typeof v !== "string") found = add(found, "/object", v, stringOrNull);
  if ((v = data.source_id) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/source_id", v, stringOrNull);
  if ((v = data.related_object) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/related_object", v, stringOrNull);
  if ((v = data.product_id) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/product_id", v, stringOrNull);
  if ((v = data.sku_id) !== undefined && v !== null && typeof v !== "string") found = add(found, "/sku_id", v, stringOrNull);
  if ((v = data.quantity) !== undefined && !Number.isInteger(v)) found = add(found, "/quantity", v, anInteger);
  if ((v = data.initial_quantity) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/initial_quantity", v, integerOrNull);
  if ((v = data.discount_quantity) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/discount_quantity", v, integerOrNull);
  if ((v = data.applied_discount_quantity) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/applied_discount_quantity", v, integerOrNull);
  if ((v = data.applied_quantity) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/applied_quantity", v, integerOrNull);
  if ((v = data.applied_quantity_amount) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/applied_quantity_amount", v, integerOrNull);
  if ((v = data.price) !== undefined && v !== null && !Number.isInteger(v)) found = add(found, "/price", v, integerOrNull);
  if ((v = data.amount) !== undefined && v !== null && !Number.isInteger(v)) found = add(found, "/amount", v, integerOrNull);
  if ((v = data.initial_amount) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/initial_amount", v, integerOrNull);
  if ((v = data.discount_amount) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/discount_amount", v, integerOrNull);
  if ((v = data.applied_discount_amount) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/applied_discount_amount", v, integerOrNull);
  if ((v = data.subtotal_amount) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/subtotal_amount", v, integerOrNull);
  if ((v = data.application_details) !== undefined && v !== null && !Array.isArray(v))
    found = add(found, "/application_details", v, arrayOrNull);
  if ((v = data.product) !== undefined && v !== null && (inner = checkOrderItemProduct(v)))
    found = within(found, "/product", inner, objectOrNull);
  if ((v = data.sku) !== undefined && v !== null && (inner = checkOrderItemSku(v)))
    found = within(found, "/sku", inner, objectOrNull);
  if ((v = data.metadata) !== undefined && v !== null && !isObject(v)) found = add(found, "/metadata", v, objectOrNull);
  return found;
};

/** schemas/objects/order-item-product.schema.json */
const checkOrderItemProduct: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown;
  if ((v = data.id) !== undefined && v !== null && typeof v !== "string") found = add(found, "/id", v, stringOrNull);
  if ((v = data.source_id) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/source_id", v, stringOrNull);
  if ((v = data.name) !== undefined && v !== null && typeof v !== "string") found = add(found, "/name", v, stringOrNull);
  if ((v = data.price) !== undefined && v !== null && !Number.isFinite(v)) found = add(found, "/price", v, numberOrNull);
  if ((v = data.metadata) !== undefined && v !== null && !isObject(v)) found = add(found, "/metadata", v, objectOrNull);
  if ((v = data.override) !== undefined && v !== null && typeof v !== "boolean")
    found = add(found, "/override", v, booleanOrNull);
  return found;
};

/** schemas/objects/order-item-sku.schema.json */
const checkOrderItemSku: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown;
  if ((v = data.id) !== undefined && v !== null && typeof v !== "string") found = add(found, "/id", v, stringOrNull);
  if ((v = data.source_id) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/source_id", v, stringOrNull);
  if ((v = data.sku) !== undefined && v !== null && typeof v !== "string") found = add(found, "/sku", v, stringOrNull);
  if ((v = data.price) !== undefined && v !== null && !Number.isFinite(v)) found = add(found, "/price", v, numberOrNull);
  if ((v = data.metadata) !== undefined && v !== null && !isObject(v)) found = add(found, "/metadata", v, objectOrNull);
  if ((v = data.override) !== undefined && v !== null && typeof v !== "boolean")
    found = add(found, "/override", v, booleanOrNull);
  return found;
};

/** schemas/objects/order-redemption.schema.json */
const checkOrderRedemption: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown, inner: Found;
  if ((v = data.date) !== undefined && v !== null && typeof v !== "string") found = add(found, "/date", v, stringOrNull);
  if ((v = data.rollback_id) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/rollback_id", v, stringOrNull);
  if ((v = data.rollback_date) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/rollback_date", v, stringOrNull);
  if ((v = data.related_object_type) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/related_object_type", v, stringOrNull);
  if ((v = data.related_object_id) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/related_object_id", v, stringOrNull);
  if ((v = data.related_object_parent_id) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/related_object_parent_id", v, stringOrNull);
  if ((v = data.stacked) !== undefined && v !== null && (inner = eachItem(v, stringCheck)))
    found = within(found, "/stacked", inner, arrayOrNull);
  if ((v = data.rollback_stacked) !== undefined && v !== null && (inner = eachItem(v, stringCheck)))
    found = within(found, "/rollback_stacked", inner, arrayOrNull);
  return found;
};

/** schemas/objects/promotion-tier.schema.json */
const checkPromotionTier: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown, inner: Found;
  if (typeof (v = data.id) !== "string") found = add(found, "/id", v, aString);
  if ((v = data.object) !== undefined && v !== null && typeof v !== "string") found = add(found, "/object", v, stringOrNull);
  if ((v = data.name) !== undefined && v !== null && typeof v !== "string") found = add(found, "/name", v, stringOrNull);
  if ((v = data.banner) !== undefined && v !== null && typeof v !== "string") found = add(found, "/banner", v, stringOrNull);
  if ((v = data.action) !== undefined && v !== null && (inner = checkPromotionTierAction(v)))
    found = within(found, "/action", inner, objectOrNull);
  if ((v = data.hierarchy) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/hierarchy", v, integerOrNull);
  if ((v = data.promotion_id) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/promotion_id", v, stringOrNull);
  if ((v = data.campaign_id) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/campaign_id", v, stringOrNull);
  if ((v = data.campaign) !== undefined && v !== null && (inner = checkPromotionTierCampaign(v)))
    found = within(found, "/campaign", inner, objectOrNull);
  if ((v = data.active) !== undefined && v !== null && typeof v !== "boolean") found = add(found, "/active", v, booleanOrNull);
  if ((v = data.start_date) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/start_date", v, stringOrNull);
  if ((v = data.expiration_date) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/expiration_date", v, stringOrNull);
  if ((v = data.validity_timeframe) !== undefined && v !== null && (inner = checkValidityTimeframe(v)))
    found = within(found, "/validity_timeframe", inner, objectOrNull);
  if ((v = data.validity_day_of_week) !== undefined && v !== null && (inner = eachItem(v, integerCheck)))
    found = within(found, "/validity_day_of_week", inner, arrayOrNull);
  if ((v = data.validity_hours) !== undefined && v !== null && (inner = checkValidityHours(v)))
    found = within(found, "/validity_hours", inner, objectOrNull);
  if ((v = data.validation_rule_assignments) !== undefined && v !== null && (inner = checkValidationRuleAssignmentList(v)))
    found = within(found, "/validation_rule_assignments", inner, objectOrNull);
  if ((v = data.summary) !== undefined && v !== null && (inner = checkPromotionTierSummary(v)))
    found = within(found, "/summary", inner, objectOrNull);
  if ((v = data.category_id) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/category_id", v, stringOrNull);
  if ((v = data.categories) !== undefined && v !== null && (inner = eachItem(v, checkCategory)))
    found = within(found, "/categories", inner, arrayOrNull);
  if ((v = data.metadata) !== undefined && v !== null && !isObject(v)) found = add(found, "/metadata", v, objectOrNull);
  if ((v = data.created_at) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/created_at", v, stringOrNull);
  if ((v = data.updated_at) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/updated_at", v, stringOrNull);
  return found;
};

/** schemas/objects/promotion-tier-action.schema.json */
const checkPromotionTierAction: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown, inner: Found;
  if ((v = data.discount) !== undefined && v !== null && (inner = checkDiscount(v)))
    found = within(found, "/discount", inner, objectOrNull);
  return found;
};

/** schemas/objects/promotion-tier-campaign.schema.json */
const checkPromotionTierCampaign: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown, inner: Found;
  if ((v = data.id) !== undefined && v !== null && typeof v !== "string") found = add(found, "/id", v, stringOrNull);
  if ((v = data.object) !== undefined && v !== null && typeof v !== "string") found = add(found, "/object", v, stringOrNull);
  if ((v = data.active) !== undefined && v !== null && typeof v !== "boolean") found = add(found, "/active", v, booleanOrNull);
  if ((v = data.start_date) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/start_date", v, stringOrNull);
  if ((v = data.expiration_date) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/expiration_date", v, stringOrNull);
  if ((v = data.validity_timeframe) !== undefined && v !== null && (inner = checkValidityTimeframe(v)))
    found = within(found, "/validity_timeframe", inner, objectOrNull);
  if ((v = data.validity_day_of_week) !== undefined && v !== null && (inner = eachItem(v, integerCheck)))
    found = within(found, "/validity_day_of_week", inner, arrayOrNull);
  if ((v = data.validity_hours) !== undefined && v !== null && (inner = checkValidityHours(v)))
    found = within(found, "/validity_hours", inner, objectOrNull);
  if ((v = data.category_id) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/category_id", v, stringOrNull);
  return found;
};

/** schemas/objects/promotion-tier-summary.schema.json */
const checkPromotionTierSummary: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown, inner: Found;
  if ((v = data.redemptions) !== undefined && v !== null && (inner = checkPromotionTierSummaryRedemptions(v)))
    found = within(found, "/redemptions", inner, objectOrNull);
  if ((v = data.orders) !== undefined && v !== null && (inner = checkPromotionTierSummaryOrders(v)))
    found = within(found, "/orders", inner, objectOrNull);
  return found;
};

/** schemas/objects/promotion-tier-summary-orders.schema.json */
const checkPromotionTierSummaryOrders: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown;
  if ((v = data.total_amount) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/total_amount", v, integerOrNull);
  if ((v = data.total_discount_amount) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/total_discount_amount", v, integerOrNull);
  return found;
};

/** schemas/objects/promotion-tier-summary-redemptions.schema.json */
const checkPromotionTierSummaryRedemptions: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown;
  if ((v = data.total_redeemed) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/total_redeemed", v, integerOrNull);
  return found;
};

/** schemas/objects/publication.schema.json */
const checkPublication: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown, inner: Found;
  if (typeof (v = data.id) !== "string") found = add(found, "/id", v, aString);
  if ((v = data.object) !== undefined && v !== null && typeof v !== "string") found = add(found, "/object", v, stringOrNull);
  if (typeof (v = data.created_at) !== "string") found = add(found, "/created_at", v, aString);
  if ((v = data.result) !== undefined && v !== null && typeof v !== "string") found = add(found, "/result", v, stringOrNull);
  if ((v = data.channel) !== undefined && v !== null && typeof v !== "string") found = add(found, "/channel", v, stringOrNull);
  if ((v = data.source_id) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/source_id", v, stringOrNull);
  if ((v = data.tracking_id) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/tracking_id", v, stringOrNull);
  if (typeof (v = data.customer_id) !== "string") found = add(found, "/customer_id", v, aString);
  if ((inner = checkCustomer(data.customer))) found = within(found, "/customer", inner);
  if ((inner = eachItem(data.vouchers_id, stringCheck))) found = within(found, "/vouchers_id", inner);
  if ((v = data.voucher) !== undefined && v !== null && !isObject(v)) found = add(found, "/voucher", v, objectOrNull);
  if ((v = data.vouchers) !== undefined && v !== null && !Array.isArray(v)) found = add(found, "/vouchers", v, arrayOrNull);
  if ((v = data.failure_code) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/failure_code", v, stringOrNull);
  if ((v = data.failure_message) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/failure_message", v, stringOrNull);
  if ((v = data.metadata) !== undefined && v !== null && !isObject(v)) found = add(found, "/metadata", v, objectOrNull);
  return found;
};

/** schemas/objects/redemption.schema.json */
const checkRedemption: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown, inner: Found;
  if ((v = data.id) !== undefined && v !== null && typeof v !== "string") found = add(found, "/id", v, stringOrNull);
  if ((v = data.object) !== undefined && v !== null && typeof v !== "string") found = add(found, "/object", v, stringOrNull);
  if ((v = data.date) !== undefined && v !== null && typeof v !== "string") found = add(found, "/date", v, stringOrNull);
  if ((v = data.created_at) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/created_at", v, stringOrNull);
  if ((v = data.customer_id) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/customer_id", v, stringOrNull);
  if ((v = data.customer) !== undefined && v !== null && (inner = checkCustomer(v)))
    found = within(found, "/customer", inner, objectOrNull);
  if ((v = data.tracking_id) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/tracking_id", v, stringOrNull);
  if ((v = data.amount) !== undefined && v !== null && !Number.isInteger(v)) found = add(found, "/amount", v, integerOrNull);
  if ((v = data.result) !== undefined && v !== null && typeof v !== "string") found = add(found, "/result", v, stringOrNull);
  if ((v = data.status) !== undefined && v !== null && typeof v !== "string") found = add(found, "/status", v, stringOrNull);
  if ((v = data.failure_code) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/failure_code", v, stringOrNull);
  if ((v = data.failure_message) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/failure_message", v, stringOrNull);
  if ((v = data.reason) !== undefined && v !== null && typeof v !== "string") found = add(found, "/reason", v, stringOrNull);
  if ((v = data.redemption) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/redemption", v, stringOrNull);
  if ((v = data.parent_redemption_id) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/parent_redemption_id", v, stringOrNull);
  if ((v = data.related_redemptions) !== undefined && v !== null && !isObject(v))
    found = add(found, "/related_redemptions", v, objectOrNull);
  if ((v = data.related_object_type) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/related_object_type", v, stringOrNull);
  if ((v = data.related_object_id) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/related_object_id", v, stringOrNull);
  if ((v = data.related_object_parent_id) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/related_object_parent_id", v, stringOrNull);
  if ((v = data.campaign_name) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/campaign_name", v, stringOrNull);
  if ((v = data.channel_type) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/channel_type", v, stringOrNull);
  if ((v = data.channel_id) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/channel_id", v, stringOrNull);
  if ((v = data.channel) !== undefined && v !== null && !isObject(v)) found = add(found, "/channel", v, objectOrNull);
  if ((v = data.voucher) !== undefined && v !== null && !isObject(v)) found = add(found, "/voucher", v, objectOrNull);
  if ((v = data.promotion_tier) !== undefined && v !== null && !isObject(v))
    found = add(found, "/promotion_tier", v, objectOrNull);
  if ((v = data.order) !== undefined && v !== null && !isObject(v)) found = add(found, "/order", v, objectOrNull);
  if ((v = data.previous_order) !== undefined && v !== null && !isObject(v))
    found = add(found, "/previous_order", v, objectOrNull);
  if ((v = data.reward) !== undefined && v !== null && !isObject(v)) found = add(found, "/reward", v, objectOrNull);
  if ((v = data.gift) !== undefined && v !== null && !isObject(v)) found = add(found, "/gift", v, objectOrNull);
  if ((v = data.loyalty_card) !== undefined && v !== null && !isObject(v)) found = add(found, "/loyalty_card", v, objectOrNull);
  if ((v = data.metadata) !== undefined && v !== null && !isObject(v)) found = add(found, "/metadata", v, objectOrNull);
  return found;
};

/** schemas/objects/referee-reward.schema.json */
const checkRefereeReward: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown, inner: Found;
  if ((v = data.type) !== undefined && v !== null && typeof v !== "string") found = add(found, "/type", v, stringOrNull);
  if ((v = data.related_object_parent) !== undefined && v !== null && (inner = checkRefereeRewardParent(v)))
    found = within(found, "/related_object_parent", inner, objectOrNull);
  return found;
};

/** schemas/objects/referee-reward-parent.schema.json */
const checkRefereeRewardParent: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown;
  if ((v = data.id) !== undefined && v !== null && typeof v !== "string") found = add(found, "/id", v, stringOrNull);
  if ((v = data.name) !== undefined && v !== null && typeof v !== "string") found = add(found, "/name", v, stringOrNull);
  if ((v = data.object) !== undefined && v !== null && typeof v !== "string") found = add(found, "/object", v, stringOrNull);
  return found;
};

/** schemas/objects/referral-program.schema.json */
const checkReferralProgram: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown, inner: Found;
  if ((v = data.conversion_event_type) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/conversion_event_type", v, stringOrNull);
  if ((v = data.custom_event) !== undefined && v !== null && (inner = checkReferralProgramCustomEvent(v)))
    found = within(found, "/custom_event", inner, objectOrNull);
  if ((v = data.referee_reward) !== undefined && v !== null && (inner = checkRefereeReward(v)))
    found = within(found, "/referee_reward", inner, objectOrNull);
  return found;
};

/** schemas/objects/referral-program-custom-event.schema.json */
const checkReferralProgramCustomEvent: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown;
  if ((v = data.id) !== undefined && v !== null && typeof v !== "string") found = add(found, "/id", v, stringOrNull);
  if ((v = data.name) !== undefined && v !== null && typeof v !== "string") found = add(found, "/name", v, stringOrNull);
  return found;
};

/** schemas/objects/validation-rule-assignment.schema.json */
const checkValidationRuleAssignment: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown, inner: Found;
  if ((v = data.id) !== undefined && v !== null && typeof v !== "string") found = add(found, "/id", v, stringOrNull);
  if ((v = data.object) !== undefined && v !== null && typeof v !== "string") found = add(found, "/object", v, stringOrNull);
  if ((v = data.rule_id) !== undefined && v !== null && typeof v !== "string") found = add(found, "/rule_id", v, stringOrNull);
  if ((v = data.related_object_id) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/related_object_id", v, stringOrNull);
  if ((v = data.related_object_type) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/related_object_type", v, stringOrNull);
  if ((v = data.created_at) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/created_at", v, stringOrNull);
  if ((v = data.updated_at) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/updated_at", v, stringOrNull);
  if ((v = data.validation_status) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/validation_status", v, stringOrNull);
  if ((v = data.validation_omitted_rules) !== undefined && v !== null && (inner = eachItem(v, stringCheck)))
    found = within(found, "/validation_omitted_rules", inner, arrayOrNull);
  return found;
};

/** schemas/objects/validation-rule-assignment-list.schema.json */
const checkValidationRuleAssignmentList: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown, inner: Found;
  if ((v = data.object) !== undefined && v !== null && typeof v !== "string") found = add(found, "/object", v, stringOrNull);
  if ((v = data.data_ref) !== undefined && v !== null && typeof v !== "string") found = add(found, "/data_ref", v, stringOrNull);
  if ((v = data.data) !== undefined && v !== null && (inner = eachItem(v, checkValidationRuleAssignment)))
    found = within(found, "/data", inner, arrayOrNull);
  if ((v = data.total) !== undefined && v !== null && !Number.isInteger(v)) found = add(found, "/total", v, integerOrNull);
  return found;
};

/** schemas/objects/validity-hours.schema.json */
const checkValidityHours: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown, inner: Found;
  if ((v = data.daily) !== undefined && v !== null && (inner = eachItem(v, checkValidityHoursRange)))
    found = within(found, "/daily", inner, arrayOrNull);
  return found;
};

/** schemas/objects/validity-hours-range.schema.json */
const checkValidityHoursRange: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown, inner: Found;
  if ((v = data.days_of_week) !== undefined && v !== null && (inner = eachItem(v, integerCheck)))
    found = within(found, "/days_of_week", inner, arrayOrNull);
  if ((v = data.start_time) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/start_time", v, stringOrNull);
  if ((v = data.expiration_time) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/expiration_time", v, stringOrNull);
  return found;
};

/** schemas/objects/validity-timeframe.schema.json */
const checkValidityTimeframe: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown;
  if ((v = data.duration) !== undefined && v !== null && typeof v !== "string") found = add(found, "/duration", v, stringOrNull);
  if ((v = data.interval) !== undefined && v !== null && typeof v !== "string") found = add(found, "/interval", v, stringOrNull);
  return found;
};

/** schemas/objects/voucher.schema.json */
const checkVoucher: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown, inner: Found;
  if (typeof (v = data.id) !== "string") found = add(found, "/id", v, aString);
  if (typeof (v = data.code) !== "string") found = add(found, "/code", v, aString);
  if ((v = data.object) !== undefined && v !== null && typeof v !== "string") found = add(found, "/object", v, stringOrNull);
  if ((v = data.type) !== undefined && typeof v !== "string") found = add(found, "/type", v, aString);
  if ((v = data.discount) !== undefined && v !== null && (inner = checkDiscount(v)))
    found = within(found, "/discount", inner, objectOrNull);
  if ((v = data.gift) !== undefined && v !== null && (inner = checkGift(v))) found = within(found, "/gift", inner, objectOrNull);
  if ((v = data.loyalty_card) !== undefined && v !== null && (inner = checkLoyaltyCard(v)))
    found = within(found, "/loyalty_card", inner, objectOrNull);
  if ((v = data.campaign) !== undefined && v !== null && typeof v !== "string") found = add(found, "/campaign", v, stringOrNull);
  if ((v = data.campaign_id) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/campaign_id", v, stringOrNull);
  if ((v = data.is_referral_code) !== undefined && v !== null && typeof v !== "boolean")
    found = add(found, "/is_referral_code", v, booleanOrNull);
  if ((v = data.holder_id) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/holder_id", v, stringOrNull);
  if ((v = data.referrer_id) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/referrer_id", v, stringOrNull);
  if ((v = data.category) !== undefined && v !== null && typeof v !== "string") found = add(found, "/category", v, stringOrNull);
  if ((v = data.category_id) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/category_id", v, stringOrNull);
  if ((v = data.categories) !== undefined && v !== null && (inner = eachItem(v, checkCategory)))
    found = within(found, "/categories", inner, arrayOrNull);
  if ((v = data.active) !== undefined && v !== null && typeof v !== "boolean") found = add(found, "/active", v, booleanOrNull);
  if ((v = data.redemption) !== undefined && v !== null && (inner = checkVoucherRedemption(v)))
    found = within(found, "/redemption", inner, objectOrNull);
  if ((v = data.start_date) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/start_date", v, stringOrNull);
  if ((v = data.expiration_date) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/expiration_date", v, stringOrNull);
  if ((v = data.validity_timeframe) !== undefined && v !== null && (inner = checkValidityTimeframe(v)))
    found = within(found, "/validity_timeframe", inner, objectOrNull);
  if ((v = data.validity_day_of_week) !== undefined && v !== null && (inner = eachItem(v, integerCheck)))
    found = within(found, "/validity_day_of_week", inner, arrayOrNull);
  if ((v = data.validity_hours) !== undefined && v !== null && (inner = checkValidityHours(v)))
    found = within(found, "/validity_hours", inner, objectOrNull);
  if ((v = data.validation_rules_assignments) !== undefined && v !== null && (inner = checkValidationRuleAssignmentList(v)))
    found = within(found, "/validation_rules_assignments", inner, objectOrNull);
  if ((v = data.additional_info) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/additional_info", v, stringOrNull);
  if ((v = data.metadata) !== undefined && v !== null && !isObject(v)) found = add(found, "/metadata", v, objectOrNull);
  if ((v = data.assets) !== undefined && v !== null && (inner = checkVoucherAssets(v)))
    found = within(found, "/assets", inner, objectOrNull);
  if ((v = data.publish) !== undefined && v !== null && (inner = checkVoucherPublish(v)))
    found = within(found, "/publish", inner, objectOrNull);
  if ((v = data.created_at) !== undefined && typeof v !== "string") found = add(found, "/created_at", v, aString);
  if ((v = data.updated_at) !== undefined && v !== null && typeof v !== "string")
    found = add(found, "/updated_at", v, stringOrNull);
  return found;
};

/** schemas/objects/voucher-assets.schema.json */
const checkVoucherAssets: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown, inner: Found;
  if ((v = data.qr) !== undefined && v !== null && (inner = checkVoucherImage(v)))
    found = within(found, "/qr", inner, objectOrNull);
  if ((v = data.barcode) !== undefined && v !== null && (inner = checkVoucherImage(v)))
    found = within(found, "/barcode", inner, objectOrNull);
  return found;
};

/** schemas/objects/voucher-image.schema.json */
const checkVoucherImage: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown;
  if ((v = data.id) !== undefined && v !== null && typeof v !== "string") found = add(found, "/id", v, stringOrNull);
  if ((v = data.url) !== undefined && v !== null && typeof v !== "string") found = add(found, "/url", v, stringOrNull);
  return found;
};

/** schemas/objects/voucher-publish.schema.json */
const checkVoucherPublish: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown;
  if ((v = data.object) !== undefined && v !== null && typeof v !== "string") found = add(found, "/object", v, stringOrNull);
  if ((v = data.count) !== undefined && v !== null && !Number.isInteger(v)) found = add(found, "/count", v, integerOrNull);
  if ((v = data.url) !== undefined && v !== null && typeof v !== "string") found = add(found, "/url", v, stringOrNull);
  return found;
};

/** schemas/objects/voucher-redemption.schema.json */
const checkVoucherRedemption: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown;
  if ((v = data.quantity) !== undefined && v !== null && !Number.isInteger(v)) found = add(found, "/quantity", v, integerOrNull);
  if ((v = data.redeemed_quantity) !== undefined && !Number.isInteger(v)) found = add(found, "/redeemed_quantity", v, anInteger);
  if ((v = data.redeemed_points) !== undefined && v !== null && !Number.isInteger(v))
    found = add(found, "/redeemed_points", v, integerOrNull);
  if ((v = data.redeemed_amount) !== undefined && v !== null && !Number.isFinite(v))
    found = add(found, "/redeemed_amount", v, numberOrNull);
  if ((v = data.object) !== undefined && v !== null && typeof v !== "string") found = add(found, "/object", v, stringOrNull);
  if ((v = data.url) !== undefined && v !== null && typeof v !== "string") found = add(found, "/url", v, stringOrNull);
  return found;
};

/** schemas/delivery.schema.json */
export const checkDelivery: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown, inner: Found;
  if (typeof (v = data.id) !== "string" || v === "") found = add(found, "/id", v, filledString);
  if (typeof (v = data.project_id) !== "string") found = add(found, "/project_id", v, aString);
  if (typeof (v = data.created_at) !== "string") found = add(found, "/created_at", v, aString);
  if (typeof (v = data.type) !== "string") found = add(found, "/type", v, aString);
  if (!isObject((v = data.data))) found = add(found, "/data", v, anObject);
  if ((inner = checkDeliverySource(data.source))) found = within(found, "/source", inner);
  if ((inner = checkDeliveryEvent(data.event))) found = within(found, "/event", inner);
  return found;
};

/** schemas/purposes/promotion.schema.json */
export const checkPromotionData: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown, inner: Found;
  if ((inner = checkCustomer(data.customer))) found = within(found, "/customer", inner);
  if ((v = data.referrer) !== null && (inner = checkCustomer(v))) found = within(found, "/referrer", inner, objectOrNull);
  if ((inner = checkOrder(data.order))) found = within(found, "/order", inner);
  if ((v = data.redemption) !== null && (inner = checkRedemption(v))) found = within(found, "/redemption", inner, objectOrNull);
  if ((inner = checkCampaign(data.campaign ?? undefined))) found = within(found, "/campaign", inner);
  if ((inner = checkPromotionTier(data.promotion_tier ?? undefined))) found = within(found, "/promotion_tier", inner);
  if ((v = data.voucher) !== undefined && v !== null) found = add(found, "/voucher", v, noSuchKey);
  if ((v = data.publication) !== undefined && v !== null) found = add(found, "/publication", v, noSuchKey);
  return found;
};

/** schemas/purposes/unique_code.schema.json */
export const checkUniqueCodeData: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown, inner: Found;
  if ((inner = checkCustomer(data.customer))) found = within(found, "/customer", inner);
  if ((v = data.referrer) !== null && (inner = checkCustomer(v))) found = within(found, "/referrer", inner, objectOrNull);
  if ((inner = checkOrder(data.order))) found = within(found, "/order", inner);
  if ((v = data.redemption) !== null && (inner = checkRedemption(v))) found = within(found, "/redemption", inner, objectOrNull);
  if ((inner = checkCampaign(data.campaign ?? undefined))) found = within(found, "/campaign", inner);
  if ((inner = checkVoucher(data.voucher ?? undefined))) found = within(found, "/voucher", inner);
  if ((inner = checkPublication(data.publication ?? undefined))) found = within(found, "/publication", inner);
  if ((v = data.promotion_tier) !== undefined && v !== null) found = add(found, "/promotion_tier", v, noSuchKey);
  return found;
};

/** schemas/purposes/message.schema.json */
export const checkMessageData: Check = (data) => {
  if (!isObject(data)) return add(undefined, "", data, anObject);
  let found: Found, v: unknown, inner: Found;
  if ((inner = checkCustomer(data.customer))) found = within(found, "/customer", inner);
  if ((v = data.referrer) !== null && (inner = checkCustomer(v))) found = within(found, "/referrer", inner, objectOrNull);
  if ((inner = checkOrder(data.order))) found = within(found, "/order", inner);
  if ((v = data.redemption) !== null && (inner = checkRedemption(v))) found = within(found, "/redemption", inner, objectOrNull);
  if ((v = data.voucher) !== undefined && v !== null) found = add(found, "/voucher", v, noSuchKey);
  if ((v = data.publication) !== undefined && v !== null) found = add(found, "/publication", v, noSuchKey);
  if ((v = data.campaign) !== undefined && v !== null) found = add(found, "/campaign", v, noSuchKey);
  if ((v = data.promotion_tier) !== undefined && v !== null) found = add(found, "/promotion_tier", v, noSuchKey);
  return found;
};
