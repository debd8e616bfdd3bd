// Made by codegen from schemas/events, schemas/objects and schemas/delivery.schema.json. `npm run generate` remakes it.
import type { EventType, Purpose } from "@order-webhooks/types";
import { any, date, dateTime, otherKeys, type KnownKeys } from "../drift/known.ts";

/** The known keys of each object, by its name. */
export const knownKeys: { readonly [name: string]: KnownKeys } = {
  /** schemas/objects/address.schema.json */
  Address: { city: any, state: any, line_1: any, line_2: any, country: any, postal_code: any },
  /** schemas/objects/campaign.schema.json */
  Campaign: {
    id: any,
    object: ["campaign"],
    name: any,
    campaign_type: ["DISCOUNT_COUPONS", "GIFT_VOUCHERS", "LOYALTY_PROGRAM", "PROMOTION", "REFERRAL_PROGRAM"],
    type: ["AUTO_UPDATE", "STATIC", "STANDALONE"],
    description: any,
    active: any,
    auto_join: any,
    join_once: any,
    is_referral_code: any,
    voucher: { object: "CampaignVoucher" },
    referral_program: { object: "ReferralProgram" },
    category: any,
    category_id: any,
    categories: { listOf: { object: "Category" } },
    start_date: dateTime,
    expiration_date: dateTime,
    validity_timeframe: { object: "ValidityTimeframe" },
    validity_day_of_week: { listOf: any },
    validity_hours: { object: "ValidityHours" },
    metadata: any,
    protected: any,
    vouchers_count: any,
    creation_status: ["DONE", "IN_PROGRESS", "FAILED", "DRAFT", "MODIFYING"],
    vouchers_generation_status: ["DONE", "IN_PROGRESS", "FAILED", "DRAFT", "MODIFYING"],
    use_voucher_metadata_schema: any,
    loyalty_tiers_expiration: any,
    created_at: dateTime,
    updated_at: dateTime,
  },
  /** schemas/objects/campaign-loyalty-card.schema.json */
  CampaignLoyaltyCard: { points: any, expiration_rules: { object: "LoyaltyExpirationRules" } },
  /** schemas/objects/campaign-voucher.schema.json */
  CampaignVoucher: {
    type: ["DISCOUNT_VOUCHER", "GIFT_VOUCHER", "LOYALTY_CARD"],
    discount: { object: "Discount" },
    gift: { object: "Gift" },
    loyalty_card: { object: "CampaignLoyaltyCard" },
    redemption: { object: "CampaignVoucherRedemption" },
    code_config: { object: "CodeConfig" },
    start_date: dateTime,
    expiration_date: dateTime,
    is_referral_code: any,
  },
  /** schemas/objects/campaign-voucher-redemption.schema.json */
  CampaignVoucherRedemption: { quantity: any, redeemed_quantity: any },
  /** schemas/objects/category.schema.json */
  Category: {
    id: any,
    object: ["category"],
    name: any,
    hierarchy: any,
    stacking_rules_type: ["JOINT", "EXCLUSIVE"],
    created_at: dateTime,
    updated_at: dateTime,
  },
  /** schemas/objects/code-config.schema.json */
  CodeConfig: { length: any, charset: any, pattern: any, prefix: any, postfix: any, initial_count: any, min_desired: any },
  /** schemas/objects/customer.schema.json */
  Customer: {
    id: any,
    object: ["customer"],
    source_id: any,
    name: any,
    email: any,
    phone: any,
    description: any,
    birthdate: date,
    address: { object: "Address" },
    metadata: any,
    summary: { object: "CustomerSummary" },
    loyalty: { object: "CustomerLoyalty" },
    referrals: { object: "CustomerReferrals" },
    system_metadata: any,
    created_at: dateTime,
    updated_at: dateTime,
    assets: { object: "CustomerAssets" },
  },
  /** schemas/objects/customer-assets.schema.json */
  CustomerAssets: { cockpit_url: any },
  /** schemas/objects/customer-loyalty.schema.json */
  CustomerLoyalty: { points: any, referred_customers: any, campaigns: any },
  /** schemas/objects/customer-referrals.schema.json */
  CustomerReferrals: { total: any, campaigns: any },
  /** schemas/objects/customer-summary.schema.json */
  CustomerSummary: { redemptions: { object: "CustomerSummaryRedemptions" }, orders: { object: "CustomerSummaryOrders" } },
  /** schemas/objects/customer-summary-gift.schema.json */
  CustomerSummaryGift: { redeemed_amount: any, amount_to_go: any },
  /** schemas/objects/customer-summary-loyalty-card.schema.json */
  CustomerSummaryLoyaltyCard: { redeemed_points: any, points_to_go: any },
  /** schemas/objects/customer-summary-orders.schema.json */
  CustomerSummaryOrders: {
    total_amount: any,
    total_count: any,
    average_amount: any,
    last_order_amount: any,
    last_order_date: dateTime,
  },
  /** schemas/objects/customer-summary-redemptions.schema.json */
  CustomerSummaryRedemptions: {
    total_redeemed: any,
    total_failed: any,
    total_succeeded: any,
    total_rolled_back: any,
    total_rollback_failed: any,
    total_rollback_succeeded: any,
    gift: { object: "CustomerSummaryGift" },
    loyalty_card: { object: "CustomerSummaryLoyaltyCard" },
  },
  /** schemas/objects/delivery-event.schema.json */
  DeliveryEvent: {
    id: any,
    type: any,
    created_at: dateTime,
    entity_id: any,
    group_id: any,
    category: ["ACTION", "EFFECT"],
    event_source: { object: "EventSource" },
  },
  /** schemas/objects/delivery-source.schema.json */
  DeliverySource: { id: any, object: ["distribution", "webhook"], target_url: any },
  /** schemas/objects/discount.schema.json */
  Discount: {
    type: ["AMOUNT", "PERCENT", "UNIT", "FIXED"],
    effect: [
      "APPLY_TO_ORDER",
      "APPLY_TO_ITEMS",
      "APPLY_TO_ITEMS_PROPORTIONALLY",
      "APPLY_TO_ITEMS_PROPORTIONALLY_BY_QUANTITY",
      "APPLY_TO_ITEMS_BY_QUANTITY",
      "ADD_MISSING_ITEMS",
      "ADD_NEW_ITEMS",
      "ADD_SAME_ITEMS",
      "ADD_MANY_ITEMS",
      "REPLACE_ITEMS",
    ],
    amount_off: any,
    amount_off_formula: any,
    percent_off: any,
    percent_off_formula: any,
    amount_limit: any,
    aggregated_amount_limit: any,
    fixed_amount: any,
    fixed_amount_formula: any,
    unit_off: any,
    unit_off_formula: any,
    unit_type: any,
    units: { listOf: { object: "DiscountUnit" } },
    product: { object: "DiscountProduct" },
    sku: { object: "DiscountSku" },
    is_dynamic: any,
  },
  /** schemas/objects/discount-product.schema.json */
  DiscountProduct: { id: any, source_id: any, name: any },
  /** schemas/objects/discount-sku.schema.json */
  DiscountSku: { id: any, source_id: any, sku: any, name: any },
  /** schemas/objects/discount-unit.schema.json */
  DiscountUnit: {
    unit_off: any,
    unit_off_formula: any,
    unit_type: any,
    effect: ["ADD_MISSING_ITEMS", "ADD_NEW_ITEMS", "ADD_SAME_ITEMS"],
    product: { object: "DiscountProduct" },
    sku: { object: "DiscountSku" },
  },
  /** schemas/objects/event-source.schema.json */
  EventSource: {
    channel: ["USER_PORTAL", "API", "CLIENT_API", "INTERNAL"],
    user: { object: "EventSourceUser" },
    api_key: { object: "EventSourceApiKey" },
  },
  /** schemas/objects/event-source-api-key.schema.json */
  EventSourceApiKey: { name: any, app_id: any },
  /** schemas/objects/event-source-user.schema.json */
  EventSourceUser: { id: any },
  /** schemas/objects/gift.schema.json */
  Gift: { amount: any, balance: any, subtracted_amount: any, effect: ["APPLY_TO_ORDER", "APPLY_TO_ITEMS"] },
  /** schemas/objects/loyalty-card.schema.json */
  LoyaltyCard: {
    points: any,
    balance: any,
    next_expiration_date: date,
    next_expiration_points: any,
    pending_points: any,
    expired_points: any,
    subtracted_points: any,
  },
  /** schemas/objects/loyalty-expiration-rules.schema.json */
  LoyaltyExpirationRules: {
    period_type: ["MONTH", "FIXED_DAY_OF_YEAR"],
    period_value: any,
    rounding_type: ["END_OF_MONTH", "END_OF_QUARTER", "END_OF_HALF_YEAR", "END_OF_YEAR", "PARTICULAR_MONTH"],
    rounding_value: any,
    fixed_month: any,
    fixed_day: any,
  },
  /** schemas/objects/order.schema.json */
  Order: {
    id: any,
    object: ["order"],
    source_id: any,
    status: ["CREATED", "PAID", "CANCELED", "FULFILLED", "PROCESSING"],
    created_at: dateTime,
    updated_at: dateTime,
    amount: any,
    initial_amount: any,
    discount_amount: any,
    items_discount_amount: any,
    total_discount_amount: any,
    applied_discount_amount: any,
    items_applied_discount_amount: any,
    total_applied_discount_amount: any,
    total_amount: any,
    items: { listOf: { object: "OrderItem" } },
    metadata: any,
    customer_id: any,
    customer: { object: "Customer" },
    referrer_id: any,
    referrer: { object: "Customer" },
    redemptions: { mapOf: { object: "OrderRedemption" } },
  },
  /** schemas/objects/order-item.schema.json */
  OrderItem: {
    id: any,
    object: ["order_item"],
    source_id: any,
    related_object: ["product", "sku"],
    product_id: any,
    sku_id: any,
    quantity: any,
    initial_quantity: any,
    discount_quantity: any,
    applied_discount_quantity: any,
    applied_quantity: any,
    applied_quantity_amount: any,
    price: any,
    amount: any,
    initial_amount: any,
    discount_amount: any,
    applied_discount_amount: any,
    subtotal_amount: any,
    application_details: any,
    product: { object: "OrderItemProduct" },
    sku: { object: "OrderItemSku" },
    metadata: any,
  },
  /** schemas/objects/order-item-product.schema.json */
  OrderItemProduct: { id: any, source_id: any, name: any, price: any, metadata: any, override: any },
  /** schemas/objects/order-item-sku.schema.json */
  OrderItemSku: { id: any, source_id: any, sku: any, price: any, metadata: any, override: any },
  /** schemas/objects/order-redemption.schema.json */
  OrderRedemption: {
    date: dateTime,
    rollback_id: any,
    rollback_date: dateTime,
    related_object_type: ["voucher", "promotion_tier", "promotion_stack", "redemption"],
    related_object_id: any,
    related_object_parent_id: any,
    stacked: { listOf: any },
    rollback_stacked: { listOf: any },
  },
  /** schemas/objects/promotion-tier.schema.json */
  PromotionTier: {
    id: any,
    object: ["promotion_tier"],
    name: any,
    banner: any,
    action: { object: "PromotionTierAction" },
    hierarchy: any,
    promotion_id: any,
    campaign_id: any,
    campaign: { object: "PromotionTierCampaign" },
    active: any,
    start_date: dateTime,
    expiration_date: dateTime,
    validity_timeframe: { object: "ValidityTimeframe" },
    validity_day_of_week: { listOf: any },
    validity_hours: { object: "ValidityHours" },
    validation_rule_assignments: { object: "ValidationRuleAssignmentList" },
    summary: { object: "PromotionTierSummary" },
    category_id: any,
    categories: { listOf: { object: "Category" } },
    metadata: any,
    created_at: dateTime,
    updated_at: dateTime,
  },
  /** schemas/objects/promotion-tier-action.schema.json */
  PromotionTierAction: { discount: { object: "Discount" } },
  /** schemas/objects/promotion-tier-campaign.schema.json */
  PromotionTierCampaign: {
    id: any,
    object: ["campaign"],
    active: any,
    start_date: dateTime,
    expiration_date: dateTime,
    validity_timeframe: { object: "ValidityTimeframe" },
    validity_day_of_week: { listOf: any },
    validity_hours: { object: "ValidityHours" },
    category_id: any,
  },
  /** schemas/objects/promotion-tier-summary.schema.json */
  PromotionTierSummary: {
    redemptions: { object: "PromotionTierSummaryRedemptions" },
    orders: { object: "PromotionTierSummaryOrders" },
  },
  /** schemas/objects/promotion-tier-summary-orders.schema.json */
  PromotionTierSummaryOrders: { total_amount: any, total_discount_amount: any },
  /** schemas/objects/promotion-tier-summary-redemptions.schema.json */
  PromotionTierSummaryRedemptions: { total_redeemed: any },
  /** schemas/objects/publication.schema.json */
  Publication: {
    id: any,
    object: ["publication"],
    created_at: dateTime,
    result: ["SUCCESS", "FAILURE"],
    channel: any,
    source_id: any,
    tracking_id: any,
    customer_id: any,
    customer: { object: "Customer" },
    vouchers_id: { listOf: any },
    voucher: any,
    vouchers: any,
    failure_code: any,
    failure_message: any,
    metadata: any,
  },
  /** schemas/objects/redemption.schema.json */
  Redemption: {
    id: any,
    object: ["redemption", "redemption_rollback"],
    date: dateTime,
    created_at: dateTime,
    customer_id: any,
    customer: { object: "Customer" },
    tracking_id: any,
    amount: any,
    result: ["SUCCESS", "FAILURE"],
    status: ["SUCCEEDED", "FAILED", "ROLLED_BACK"],
    failure_code: any,
    failure_message: any,
    reason: any,
    redemption: any,
    parent_redemption_id: any,
    related_redemptions: any,
    related_object_type: ["voucher", "promotion_tier", "redemption"],
    related_object_id: any,
    related_object_parent_id: any,
    campaign_name: any,
    channel_type: any,
    channel_id: any,
    channel: any,
    voucher: any,
    promotion_tier: any,
    order: any,
    previous_order: any,
    reward: any,
    gift: any,
    loyalty_card: any,
    metadata: any,
  },
  /** schemas/objects/referee-reward.schema.json */
  RefereeReward: {
    type: ["DISCOUNT_VOUCHER", "GIFT_VOUCHER", "LOYALTY_CARD"],
    related_object_parent: { object: "RefereeRewardParent" },
    [otherKeys]: any,
  },
  /** schemas/objects/referee-reward-parent.schema.json */
  RefereeRewardParent: { id: any, name: any, object: ["CAMPAIGN"] },
  /** schemas/objects/referral-program.schema.json */
  ReferralProgram: {
    conversion_event_type: ["redemption", "custom_event"],
    custom_event: { object: "ReferralProgramCustomEvent" },
    referee_reward: { object: "RefereeReward" },
  },
  /** schemas/objects/referral-program-custom-event.schema.json */
  ReferralProgramCustomEvent: { id: any, name: any },
  /** schemas/objects/validation-rule-assignment.schema.json */
  ValidationRuleAssignment: {
    id: any,
    object: ["validation_rules_assignment"],
    rule_id: any,
    related_object_id: any,
    related_object_type: ["voucher", "campaign", "earning_rule", "reward_assignment", "promotion_tier", "distribution"],
    created_at: dateTime,
    updated_at: dateTime,
    validation_status: ["VALID", "PARTIALLY_VALID", "INVALID"],
    validation_omitted_rules: { listOf: any },
  },
  /** schemas/objects/validation-rule-assignment-list.schema.json */
  ValidationRuleAssignmentList: {
    object: ["list"],
    data_ref: ["data"],
    data: { listOf: { object: "ValidationRuleAssignment" } },
    total: any,
  },
  /** schemas/objects/validity-hours.schema.json */
  ValidityHours: { daily: { listOf: { object: "ValidityHoursRange" } } },
  /** schemas/objects/validity-hours-range.schema.json */
  ValidityHoursRange: { days_of_week: { listOf: any }, start_time: any, expiration_time: any },
  /** schemas/objects/validity-timeframe.schema.json */
  ValidityTimeframe: { duration: any, interval: any },
  /** schemas/objects/voucher.schema.json */
  Voucher: {
    id: any,
    code: any,
    object: ["voucher"],
    type: ["DISCOUNT_VOUCHER", "GIFT_VOUCHER", "LOYALTY_CARD"],
    discount: { object: "Discount" },
    gift: { object: "Gift" },
    loyalty_card: { object: "LoyaltyCard" },
    campaign: any,
    campaign_id: any,
    is_referral_code: any,
    holder_id: any,
    referrer_id: any,
    category: any,
    category_id: any,
    categories: { listOf: { object: "Category" } },
    active: any,
    redemption: { object: "VoucherRedemption" },
    start_date: dateTime,
    expiration_date: dateTime,
    validity_timeframe: { object: "ValidityTimeframe" },
    validity_day_of_week: { listOf: any },
    validity_hours: { object: "ValidityHours" },
    validation_rules_assignments: { object: "ValidationRuleAssignmentList" },
    additional_info: any,
    metadata: any,
    assets: { object: "VoucherAssets" },
    publish: { object: "VoucherPublish" },
    created_at: dateTime,
    updated_at: dateTime,
  },
  /** schemas/objects/voucher-assets.schema.json */
  VoucherAssets: { qr: { object: "VoucherImage" }, barcode: { object: "VoucherImage" } },
  /** schemas/objects/voucher-image.schema.json */
  VoucherImage: { id: any, url: any },
  /** schemas/objects/voucher-publish.schema.json */
  VoucherPublish: { object: ["list"], count: any, url: any },
  /** schemas/objects/voucher-redemption.schema.json */
  VoucherRedemption: {
    quantity: any,
    redeemed_quantity: any,
    redeemed_points: any,
    redeemed_amount: any,
    object: ["list"],
    url: any,
  },
  /** schemas/delivery.schema.json */
  Delivery: {
    id: any,
    project_id: any,
    created_at: dateTime,
    type: any,
    data: any,
    source: { object: "DeliverySource" },
    event: { object: "DeliveryEvent" },
  },
  /** schemas/purposes/promotion.schema.json */
  PromotionData: {
    customer: { object: "Customer" },
    referrer: { object: "Customer" },
    order: { object: "Order" },
    redemption: { object: "Redemption" },
    campaign: { object: "Campaign" },
    promotion_tier: { object: "PromotionTier" },
    voucher: any,
    publication: any,
  },
  /** schemas/purposes/unique_code.schema.json */
  UniqueCodeData: {
    customer: { object: "Customer" },
    referrer: { object: "Customer" },
    order: { object: "Order" },
    redemption: { object: "Redemption" },
    campaign: { object: "Campaign" },
    voucher: { object: "Voucher" },
    publication: { object: "Publication" },
    promotion_tier: any,
  },
  /** schemas/purposes/message.schema.json */
  MessageData: {
    customer: { object: "Customer" },
    referrer: { object: "Customer" },
    order: { object: "Order" },
    redemption: { object: "Redemption" },
    voucher: any,
    publication: any,
    campaign: any,
    promotion_tier: any,
  },
};

/** The name of the object that an envelope is. */
export const envelopeName = "Delivery";

/** The name of the object that the data of each event and purpose is. */
export const dataNames: { readonly [E in EventType]: { readonly [P in Purpose]: string } } = {
  "customer.order.canceled": { promotion: "PromotionData", unique_code: "UniqueCodeData", message: "MessageData" },
  "customer.order.created": { promotion: "PromotionData", unique_code: "UniqueCodeData", message: "MessageData" },
  "customer.order.paid": { promotion: "PromotionData", unique_code: "UniqueCodeData", message: "MessageData" },
  "customer.order.updated": { promotion: "PromotionData", unique_code: "UniqueCodeData", message: "MessageData" },
};
