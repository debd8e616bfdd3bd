// Made by codegen from schemas/events, schemas/objects and schemas/delivery.schema.json. `npm run generate` remakes it.
// The comments are summaries. The schemas have the whole text, and say what it rests on.

/**
 * Data of `customer.order.canceled`, which a distribution sends after an order is canceled.
 * An order is canceled by hand, or by rolling back its redemptions. Only the keys that are
 * present show the purpose of the distribution.
 */
export type CustomerOrderCanceledData =
  | CustomerOrderCanceledPromotionData
  | CustomerOrderCanceledUniqueCodeData
  | CustomerOrderCanceledMessageData;

/**
 * Data of `customer.order.created`, which a distribution sends after an order is created.
 * Only the keys that are present show the purpose of the distribution.
 */
export type CustomerOrderCreatedData =
  | CustomerOrderCreatedPromotionData
  | CustomerOrderCreatedUniqueCodeData
  | CustomerOrderCreatedMessageData;

/**
 * Data of `customer.order.paid`, which a distribution sends after an order is paid. Only the
 * keys that are present show the purpose of the distribution.
 */
export type CustomerOrderPaidData =
  CustomerOrderPaidPromotionData | CustomerOrderPaidUniqueCodeData | CustomerOrderPaidMessageData;

/**
 * Data of `customer.order.updated`, which a distribution sends after an order changes. Only
 * the keys that are present show the purpose of the distribution.
 */
export type CustomerOrderUpdatedData =
  | CustomerOrderUpdatedPromotionData
  | CustomerOrderUpdatedUniqueCodeData
  | CustomerOrderUpdatedMessageData;

/** Known values of `Campaign.type`. */
export type CampaignCodeCreation = "AUTO_UPDATE" | "STATIC" | "STANDALONE";

/** Known values of `Campaign.creation_status`, `Campaign.vouchers_generation_status`. */
export type CampaignCreationStatus = "DONE" | "IN_PROGRESS" | "FAILED" | "DRAFT" | "MODIFYING";

/** Known values of `Campaign.campaign_type`. */
export type CampaignType =
  "DISCOUNT_COUPONS" | "GIFT_VOUCHERS" | "LOYALTY_PROGRAM" | "PROMOTION" | "REFERRAL_PROGRAM";

/** Known values of `DeliverySource.object`. */
export type DeliverySourceObject = "distribution" | "webhook";

/** Known values of `Discount.effect`. */
export type DiscountEffect =
  | "APPLY_TO_ORDER"
  | "APPLY_TO_ITEMS"
  | "APPLY_TO_ITEMS_PROPORTIONALLY"
  | "APPLY_TO_ITEMS_PROPORTIONALLY_BY_QUANTITY"
  | "APPLY_TO_ITEMS_BY_QUANTITY"
  | "ADD_MISSING_ITEMS"
  | "ADD_NEW_ITEMS"
  | "ADD_SAME_ITEMS"
  | "ADD_MANY_ITEMS"
  | "REPLACE_ITEMS";

/** Known values of `Discount.type`. */
export type DiscountType = "AMOUNT" | "PERCENT" | "UNIT" | "FIXED";

/** Known values of `DiscountUnit.effect`. */
export type DiscountUnitEffect = "ADD_MISSING_ITEMS" | "ADD_NEW_ITEMS" | "ADD_SAME_ITEMS";

/** Known values of `DeliveryEvent.category`. */
export type EventCategory = "ACTION" | "EFFECT";

/** Known values of `EventSource.channel`. */
export type EventChannel = "USER_PORTAL" | "API" | "CLIENT_API" | "INTERNAL";

/** Known values of `Gift.effect`. */
export type GiftEffect = "APPLY_TO_ORDER" | "APPLY_TO_ITEMS";

/** Known values of `ValidationRuleAssignment.related_object_type`. */
export type GuardedObjectType =
  "voucher" | "campaign" | "earning_rule" | "reward_assignment" | "promotion_tier" | "distribution";

/** Known values of `LoyaltyExpirationRules.period_type`. */
export type LoyaltyPeriodType = "MONTH" | "FIXED_DAY_OF_YEAR";

/** Known values of `LoyaltyExpirationRules.rounding_type`. */
export type LoyaltyRoundingType =
  "END_OF_MONTH" | "END_OF_QUARTER" | "END_OF_HALF_YEAR" | "END_OF_YEAR" | "PARTICULAR_MONTH";

/** Known values of `OrderItem.related_object`. */
export type OrderItemRelatedObject = "product" | "sku";

/** Known values of `OrderRedemption.related_object_type`. */
export type OrderRedeemedObjectType =
  "voucher" | "promotion_tier" | "promotion_stack" | "redemption";

/** Known values of `Order.status`. */
export type OrderStatus = "CREATED" | "PAID" | "CANCELED" | "FULFILLED" | "PROCESSING";

/** Known values of `Publication.result`. */
export type PublicationResult = "SUCCESS" | "FAILURE";

/** Known values of `Redemption.related_object_type`. */
export type RedeemedObjectType = "voucher" | "promotion_tier" | "redemption";

/** Known values of `Redemption.object`. */
export type RedemptionObject = "redemption" | "redemption_rollback";

/** Known values of `Redemption.result`. */
export type RedemptionResult = "SUCCESS" | "FAILURE";

/** Known values of `Redemption.status`. */
export type RedemptionStatus = "SUCCEEDED" | "FAILED" | "ROLLED_BACK";

/** Known values of `ReferralProgram.conversion_event_type`. */
export type ReferralConversionType = "redemption" | "custom_event";

/** Known values of `Category.stacking_rules_type`. */
export type StackingRulesType = "JOINT" | "EXCLUSIVE";

/** Known values of `ValidationRuleAssignment.validation_status`. */
export type ValidationStatus = "VALID" | "PARTIALLY_VALID" | "INVALID";

/** Known values of `CampaignVoucher.type`, `RefereeReward.type`, `Voucher.type`. */
export type VoucherType = "DISCOUNT_VOUCHER" | "GIFT_VOUCHER" | "LOYALTY_CARD";

/** The data of each event, whatever the purpose. */
export interface EventMap {
  "customer.order.canceled": CustomerOrderCanceledData;
  "customer.order.created": CustomerOrderCreatedData;
  "customer.order.paid": CustomerOrderPaidData;
  "customer.order.updated": CustomerOrderUpdatedData;
}

/** Data of a distribution that announces a promotion to a customer. */
export interface CustomerOrderCanceledPromotionData extends PromotionData {}

/**
 * Data of a distribution that announces a promotion to a customer. This purpose adds
 * `campaign` and `promotion_tier`. It is known only from the vendor's text, because no
 * payload of it has been published.
 */
export interface PromotionData {
  customer: Customer;
  /** The customer whose referral code was used. */
  referrer: Customer | null;
  order: Order;
  redemption: Redemption | null;
  campaign: Campaign;
  promotion_tier: PromotionTier;
  voucher?: null;
  publication?: null;
}

/**
 * A customer, in one of three forms. The forms are the `id` and `object` only, the short
 * form of the event's own customer, and the full profile. Only `id` is certain. Expect that
 * every other key may be missing or null.
 */
export interface Customer {
  /** ID that the platform gave the customer (`cust_...`). */
  id: string;
  object?: "customer" | (string & {}) | null;
  /** ID of the customer in the shop's system. */
  source_id?: string | null;
  /** Name as stored by the shop. */
  name?: string | null;
  /** Email address as stored by the shop, not validated. */
  email?: string | null;
  /** Phone number as stored by the shop. */
  phone?: string | null;
  /** Note about the customer. */
  description?: string | null;
  /** Date of birth, without a time. */
  birthdate?: string | null;
  address?: Address | null;
  /** Custom key-value map defined by the project. */
  metadata?: { [k: string]: unknown } | null;
  summary?: CustomerSummary | null;
  loyalty?: CustomerLoyalty | null;
  referrals?: CustomerReferrals | null;
  /** Key-value map for the platform's own use. */
  system_metadata?: { [k: string]: unknown } | null;
  /** Time when the profile was created (UTC, with milliseconds or microseconds). */
  created_at?: string | null;
  /** Time of the last change to the profile. */
  updated_at?: string | null;
  assets?: CustomerAssets | null;
}

/** Postal address of a customer. Each key may be missing or null. */
export interface Address {
  /** City or town. */
  city?: string | null;
  /** State, province or region. */
  state?: string | null;
  /** First address line, usually the street and number. */
  line_1?: string | null;
  /** Second address line, such as an apartment number. */
  line_2?: string | null;
  /** Country as stored by the shop, either a name or a code. */
  country?: string | null;
  /** Postal code, in any national format. */
  postal_code?: string | null;
}

/** Statistics that the platform keeps about a customer. */
export interface CustomerSummary {
  redemptions?: CustomerSummaryRedemptions | null;
  orders?: CustomerSummaryOrders | null;
}

/** Counts of all redemptions that a customer has ever made. */
export interface CustomerSummaryRedemptions {
  /** Number of redemptions that succeeded and were not rolled back. */
  total_redeemed?: number | null;
  /** Number of redemption attempts that failed. */
  total_failed?: number | null;
  /** Number of redemption attempts that succeeded, including those rolled back later. */
  total_succeeded?: number | null;
  /** Number of redemptions that were rolled back. */
  total_rolled_back?: number | null;
  /** Number of rollback attempts that failed. */
  total_rollback_failed?: number | null;
  /** Number of rollback attempts that succeeded. */
  total_rollback_succeeded?: number | null;
  gift?: CustomerSummaryGift | null;
  loyalty_card?: CustomerSummaryLoyaltyCard | null;
}

/**
 * Amounts that a customer has spent from gift cards and has left on them, in minor currency
 * units.
 */
export interface CustomerSummaryGift {
  /** Amount already spent from gift cards, in minor currency units. */
  redeemed_amount?: number | null;
  /** Amount still on the gift cards, in minor currency units. */
  amount_to_go?: number | null;
}

/** Points that a customer has spent from loyalty cards and has left on them. */
export interface CustomerSummaryLoyaltyCard {
  /** Points already spent. */
  redeemed_points?: number | null;
  /** Points still available to spend. */
  points_to_go?: number | null;
}

/**
 * Totals of a customer's orders. Amounts are in minor currency units. Null for a customer
 * without orders.
 */
export interface CustomerSummaryOrders {
  /** Sum of all orders, in minor currency units. */
  total_amount?: number | null;
  /** Number of orders. */
  total_count?: number | null;
  /** Average amount of an order in minor currency units, possibly with a fraction. */
  average_amount?: number | null;
  /** Amount of the latest order in minor currency units. */
  last_order_amount?: number | null;
  /** Time of the latest order. */
  last_order_date?: string | null;
}

/** A customer's loyalty points, in total and for each campaign. */
export interface CustomerLoyalty {
  /** Points in all loyalty campaigns together. */
  points?: number | null;
  /** Number of customers that this customer referred. */
  referred_customers?: number | null;
  /** State of each loyalty campaign of the customer, with the campaign's name as the key. */
  campaigns?: { [k: string]: unknown } | null;
}

/** Referrals that brought in a customer. */
export interface CustomerReferrals {
  /** Number of referrals. */
  total?: number | null;
  /** The individual referrals. */
  campaigns?: unknown[] | null;
}

/** Links that the platform creates for a customer. */
export interface CustomerAssets {
  /** URL of the page on which the customer sees their vouchers and points. */
  cockpit_url?: string | null;
}

/**
 * An order at the time of the event, as a complete snapshot. Amounts are integers in minor
 * currency units. The sum of the items may differ from `amount`. Deliveries may arrive out
 * of order. The snapshot with the later `updated_at ?? created_at` is the newer one.
 */
export interface Order {
  /** ID of the order (`ord_...`). */
  id: string;
  object?: "order" | (string & {}) | null;
  /** ID of the order in the shop's system. */
  source_id?: string | null;
  /** Status of the order. */
  status?: OrderStatus | (string & {});
  /** Time when the order was created (UTC, with milliseconds or microseconds). */
  created_at?: string | null;
  /** Time of the last change to the order. */
  updated_at?: string | null;
  /** Sum of the order before discounts, in minor currency units. */
  amount?: number;
  /** Sum of the order before discounts added free units, in minor currency units. */
  initial_amount?: number | null;
  /** Discount on the order as a whole from all redemptions, in minor currency units. */
  discount_amount?: number | null;
  /** Discount on individual items from all redemptions, in minor currency units. */
  items_discount_amount?: number | null;
  /** Sum of all discounts, in minor currency units. */
  total_discount_amount?: number | null;
  /** Discount on the order as a whole from the current redemption, in minor currency units. */
  applied_discount_amount?: number | null;
  /** Discount on individual items from the current redemption, in minor currency units. */
  items_applied_discount_amount?: number | null;
  /** Sum of all discounts from the current redemption, in minor currency units. */
  total_applied_discount_amount?: number | null;
  /** Amount to pay after discounts, in minor currency units. */
  total_amount?: number;
  items?: OrderItem[] | null;
  /** Custom key-value map defined by the project. */
  metadata?: { [k: string]: unknown } | null;
  /** ID of the customer. */
  customer_id?: string | null;
  customer?: Customer | null;
  /** ID of the customer whose referral code was used. */
  referrer_id?: string | null;
  /** The customer whose referral code was used. */
  referrer?: Customer | null;
  /** Redemptions used with this order, with the ID of each redemption (`r_...`) as the key. */
  redemptions?: { [k: string]: OrderRedemption } | null;
}

/**
 * One line of an order. Amounts are integers in minor currency units and may be zero.
 * Amounts that the platform takes back may be negative.
 */
export interface OrderItem {
  /** ID of the line (`ordli_...`). */
  id?: string | null;
  object?: "order_item" | (string & {}) | null;
  /** ID of the product or SKU in the shop's system, as given in the order. */
  source_id?: string | null;
  /** Type of the object that `source_id` identifies, a product or a SKU. */
  related_object?: OrderItemRelatedObject | (string & {}) | null;
  /** ID of the product. */
  product_id?: string | null;
  /** ID of the SKU. */
  sku_id?: string | null;
  /** Number of units, including free units. */
  quantity?: number;
  /** Number of units before discounts changed it. */
  initial_quantity?: number | null;
  /** Number of free units from discounts. */
  discount_quantity?: number | null;
  /** Number of free units from the current redemption. */
  applied_discount_quantity?: number | null;
  /** Number of units that the current redemption added, negative if it removed units. */
  applied_quantity?: number | null;
  /** Value of `applied_quantity` in minor currency units, possibly negative. */
  applied_quantity_amount?: number | null;
  /** Price of one unit in minor currency units. */
  price?: number | null;
  /** Price of the line before discounts (quantity times price), in minor currency units. */
  amount?: number | null;
  /** Price of the line before discounts changed the quantity, in minor currency units. */
  initial_amount?: number | null;
  /** Discount on this line from all redemptions, in minor currency units. */
  discount_amount?: number | null;
  /** Discount on this line from the current redemption, in minor currency units. */
  applied_discount_amount?: number | null;
  /** Price of the line after its own discounts, in minor currency units. */
  subtotal_amount?: number | null;
  /** Effects of the current redemption on this line. */
  application_details?: unknown[] | null;
  product?: OrderItemProduct | null;
  sku?: OrderItemSku | null;
  /** Custom key-value map defined by the project. */
  metadata?: { [k: string]: unknown } | null;
}

/**
 * Snapshot of the product in an order line. A product that is not in the catalog may have
 * only a name.
 */
export interface OrderItemProduct {
  /** ID of the product (`prod_...`), or any text that the shop sent instead. */
  id?: string | null;
  /** ID of the product in the shop's system. */
  source_id?: string | null;
  /** Name of the product. */
  name?: string | null;
  /** Unit price in minor currency units. */
  price?: number | null;
  /** Custom key-value map defined by the project. */
  metadata?: { [k: string]: unknown } | null;
  /** True if the order's own name and price replaced those of the catalog. */
  override?: boolean | null;
}

/** Snapshot of the product variant (SKU) in an order line. */
export interface OrderItemSku {
  /** ID of the SKU (`sku_...`). */
  id?: string | null;
  /** ID of the SKU in the shop's system. */
  source_id?: string | null;
  /** Name of the SKU. */
  sku?: string | null;
  /** Unit price in minor currency units. */
  price?: number | null;
  /** Custom key-value map defined by the project. */
  metadata?: { [k: string]: unknown } | null;
  /** True if the order's own name and price replaced those of the catalog. */
  override?: boolean | null;
}

/** Effect of a redemption or its rollback on an order. Each key may be missing. */
export interface OrderRedemption {
  /** Time of the redemption. */
  date?: string | null;
  /** ID of the rollback (`rr_...`). */
  rollback_id?: string | null;
  /** Time of the rollback. */
  rollback_date?: string | null;
  /** Type of the redeemed object, or `redemption` for the parent of a stack. */
  related_object_type?: OrderRedeemedObjectType | (string & {}) | null;
  /** ID of the redeemed object. */
  related_object_id?: string | null;
  /** ID of the campaign that the redeemed object belongs to. */
  related_object_parent_id?: string | null;
  /** IDs of the redemptions made together under this one. */
  stacked?: string[] | null;
  /** IDs of the rollbacks made together under this one. */
  rollback_stacked?: string[] | null;
}

/**
 * The redemption behind the order event, or its rollback. Only null has been observed in
 * order webhooks. The keys are known from redemptions in neighboring events and from the
 * vendor's text. Expect that each key may be missing or null.
 */
export interface Redemption {
  /**
   * ID of the redemption (`r_...`), of a failed redemption (`rf_...`) or of a rollback
   * (`rr_...`).
   */
  id?: string | null;
  /** Object type, either a redemption or the rollback of one. */
  object?: RedemptionObject | (string & {}) | null;
  /** Time of the redemption or rollback (UTC). */
  date?: string | null;
  /** Time of the redemption or rollback (UTC). */
  created_at?: string | null;
  /** ID of the customer who redeemed. */
  customer_id?: string | null;
  customer?: Customer | null;
  /** Tracking ID of the customer, either the customer's `source_id` or a hash. */
  tracking_id?: string | null;
  /** Redeemed amount, in minor currency units for a gift card or points for a loyalty card. */
  amount?: number | null;
  /** Result of the redemption. */
  result?: RedemptionResult | (string & {}) | null;
  /** Status of the redemption. */
  status?: RedemptionStatus | (string & {}) | null;
  /** Machine-readable reason for a failure. */
  failure_code?: string | null;
  /** Human-readable reason for a failure. */
  failure_message?: string | null;
  /** Reason for the rollback, as entered by the person who made it. */
  reason?: string | null;
  /** ID of the redemption that a rollback reverts, or of the parent of a stack. */
  redemption?: string | null;
  /** ID of the redemption that a stack of redemptions was made under. */
  parent_redemption_id?: string | null;
  /** Rollbacks and redemptions that belong to this one, as lists of IDs and dates. */
  related_redemptions?: { [k: string]: unknown } | null;
  /** Type of the redeemed object. */
  related_object_type?: RedeemedObjectType | (string & {}) | null;
  /** ID of the redeemed object. */
  related_object_id?: string | null;
  /** ID of the campaign that the redeemed object belongs to. */
  related_object_parent_id?: string | null;
  /** Name of the campaign that the redeemed object belongs to. */
  campaign_name?: string | null;
  /** Type of the channel that was used to redeem, such as `USER` or `API`. */
  channel_type?: string | null;
  /** ID of the user or API key that redeemed. */
  channel_id?: string | null;
  /** Channel that was used to redeem, in the form of neighboring events. */
  channel?: { [k: string]: unknown } | null;
  /** The redeemed voucher, whole or trimmed. */
  voucher?: { [k: string]: unknown } | null;
  /** The redeemed promotion tier, whole or trimmed. */
  promotion_tier?: { [k: string]: unknown } | null;
  /** The order of the redemption, whole or trimmed. */
  order?: { [k: string]: unknown } | null;
  /** The order before a rollback. */
  previous_order?: { [k: string]: unknown } | null;
  /** The reward that was paid for with points. */
  reward?: { [k: string]: unknown } | null;
  /** Amount redeemed from a gift card, with its `amount` in minor currency units. */
  gift?: { [k: string]: unknown } | null;
  /** Points redeemed from a loyalty card, in its `points`. */
  loyalty_card?: { [k: string]: unknown } | null;
  /** Custom key-value map defined by the project. */
  metadata?: { [k: string]: unknown } | null;
}

/**
 * A campaign. It is the source of the voucher that was sent, or of the promotion that was
 * announced to the customer.
 */
export interface Campaign {
  /** ID of the campaign (`camp_...`). */
  id: string;
  object?: "campaign" | (string & {}) | null;
  /** Name of the campaign, unique in its project. */
  name: string;
  /** Kind of campaign. */
  campaign_type?: CampaignType | (string & {});
  /**
   * Method of creating codes, either when needed (`AUTO_UPDATE`) or all at the start
   * (`STATIC`).
   */
  type?: CampaignCodeCreation | (string & {});
  /** Note written by the owner. */
  description?: string | null;
  /** False if the campaign is switched off. */
  active?: boolean;
  /** True if customers who qualify join automatically. */
  auto_join?: boolean | null;
  /** True if a customer gets at most one code. */
  join_once?: boolean | null;
  /** True if the campaign's codes are for referring other customers. */
  is_referral_code?: boolean | null;
  voucher?: CampaignVoucher | null;
  referral_program?: ReferralProgram | null;
  /** Name of the category. */
  category?: string | null;
  /** ID of the category. */
  category_id?: string | null;
  categories?: Category[] | null;
  /** Start of the period in which the campaign runs. */
  start_date?: string | null;
  /** End of the period in which the campaign runs. */
  expiration_date?: string | null;
  validity_timeframe?: ValidityTimeframe | null;
  /** Days of the week on which the campaign runs, 0 for Sunday to 6 for Saturday. */
  validity_day_of_week?: number[] | null;
  validity_hours?: ValidityHours | null;
  /** Custom key-value map defined by the project. */
  metadata?: { [k: string]: unknown } | null;
  /** True if the owner locked the campaign against changes. */
  protected?: boolean | null;
  /** Number of vouchers in the campaign. */
  vouchers_count?: number | null;
  /** Progress of creating the campaign. */
  creation_status?: CampaignCreationStatus | (string & {}) | null;
  /** Progress of generating the campaign's vouchers. */
  vouchers_generation_status?: CampaignCreationStatus | (string & {}) | null;
  /** True if the vouchers' metadata follow the project's schema for vouchers. */
  use_voucher_metadata_schema?: boolean | null;
  /** Rules for the expiration of loyalty tiers. */
  loyalty_tiers_expiration?: { [k: string]: unknown } | null;
  /** Time when the campaign was created (UTC, with milliseconds or microseconds). */
  created_at?: string;
  /** Time of the last change. */
  updated_at?: string | null;
}

/**
 * Template for the vouchers of a campaign. `type` determines which one of `discount`, `gift`
 * and `loyalty_card` is present. The others are null or missing.
 */
export interface CampaignVoucher {
  /** Kind of voucher that the campaign creates. */
  type?: VoucherType | (string & {});
  discount?: Discount | null;
  gift?: Gift | null;
  loyalty_card?: CampaignLoyaltyCard | null;
  redemption?: CampaignVoucherRedemption | null;
  code_config?: CodeConfig | null;
  /** Start of the period in which the vouchers are valid. */
  start_date?: string | null;
  /** End of the period in which the vouchers are valid. */
  expiration_date?: string | null;
  /** True if the codes are for referring other customers. */
  is_referral_code?: boolean | null;
}

/**
 * A discount of any type, as one open object. `type` determines which keys are present.
 * Unknown types may have unknown keys, so check that a key is present before you read it.
 */
export interface Discount {
  /**
   * Type of discount, where `AMOUNT` subtracts a sum, `PERCENT` subtracts a share, `FIXED`
   * sets the price and `UNIT` gives free units.
   */
  type?: DiscountType | (string & {});
  /** Target of the discount, such as the order, its items, added units or replaced items. */
  effect?: DiscountEffect | (string & {}) | null;
  /** For `AMOUNT`, the amount to subtract, in minor currency units. */
  amount_off?: number | null;
  /** For `AMOUNT`, the formula that computes `amount_off` from the order. */
  amount_off_formula?: string | null;
  /** For `PERCENT`, the discount in percent (10 means 10 %). */
  percent_off?: number | null;
  /** For `PERCENT`, the formula that computes `percent_off` from the order. */
  percent_off_formula?: string | null;
  /** For `PERCENT`, the maximum discount, in minor currency units. */
  amount_limit?: number | null;
  /**
   * For `AMOUNT` and `PERCENT`, the maximum discount on all items together, in minor currency
   * units.
   */
  aggregated_amount_limit?: number | null;
  /** For `FIXED`, the price to pay, in minor currency units. */
  fixed_amount?: number | null;
  /** For `FIXED`, the formula that computes `fixed_amount` from the order. */
  fixed_amount_formula?: string | null;
  /** For `UNIT`, the number of free units. */
  unit_off?: number | null;
  /** For `UNIT`, the formula that computes `unit_off` from the order. */
  unit_off_formula?: string | null;
  /** For `UNIT`, the ID of the free product or SKU. */
  unit_type?: string | null;
  units?: DiscountUnit[] | null;
  product?: DiscountProduct | null;
  sku?: DiscountSku | null;
  /** True if the value is computed for each order. */
  is_dynamic?: boolean | null;
}

/** One of several free products of a unit discount with the effect `ADD_MANY_ITEMS`. */
export interface DiscountUnit {
  /** Number of free units. */
  unit_off?: number | null;
  /** Formula that computes `unit_off` from the order. */
  unit_off_formula?: string | null;
  /** ID of the free product or SKU. */
  unit_type?: string | null;
  /** Method of adding the free units to the order. */
  effect?: DiscountUnitEffect | (string & {}) | null;
  product?: DiscountProduct | null;
  sku?: DiscountSku | null;
}

/** The free product of a unit discount. */
export interface DiscountProduct {
  /** ID of the product. */
  id?: string | null;
  /** ID of the product in the shop's system. */
  source_id?: string | null;
  /** Name of the product. */
  name?: string | null;
}

/** The free SKU of a unit discount. */
export interface DiscountSku {
  /** ID of the SKU. */
  id?: string | null;
  /** ID of the SKU in the shop's system. */
  source_id?: string | null;
  /** Name of the SKU. */
  sku?: string | null;
  /** Name of the SKU according to the vendor's text. */
  name?: string | null;
}

/** Money on a gift card, in minor currency units. The gift of a campaign has no balance. */
export interface Gift {
  /** Total amount ever loaded on the card, in minor currency units. */
  amount?: number | null;
  /** Amount left to spend, in minor currency units. */
  balance?: number | null;
  /** Amount subtracted by hand, not spent, in minor currency units. */
  subtracted_amount?: number | null;
  /** Target that the gift pays for, either the order or its items. */
  effect?: GiftEffect | (string & {}) | null;
}

/** Initial content of a new loyalty card in a campaign. */
export interface CampaignLoyaltyCard {
  /** Points on a new card. */
  points?: number | null;
  expiration_rules?: LoyaltyExpirationRules | null;
}

/** Rules for the expiration of points on the loyalty cards of a campaign. */
export interface LoyaltyExpirationRules {
  /** Lifetime of points, either a number of months or until a fixed day of the year. */
  period_type?: LoyaltyPeriodType | (string & {}) | null;
  /** Lifetime of points, in months. */
  period_value?: number | null;
  /** Period to whose end the day of expiration is rounded up. */
  rounding_type?: LoyaltyRoundingType | (string & {}) | null;
  /** Month that `PARTICULAR_MONTH` refers to. */
  rounding_value?: number | null;
  /** Month of the fixed day, 1 to 12. */
  fixed_month?: number | null;
  /** Day of the month of the fixed day, 1 to 31. */
  fixed_day?: number | null;
}

/** Redemption limit of each voucher in a campaign. */
export interface CampaignVoucherRedemption {
  /** Maximum number of redemptions of one voucher. */
  quantity?: number | null;
  /** Number of redemptions so far. */
  redeemed_quantity?: number;
}

/** Rules by which a campaign generates its codes. */
export interface CodeConfig {
  /** Number of random characters in a code. */
  length?: number;
  /** Characters that the random part uses. */
  charset?: string;
  /** Pattern of the code, with `#` for a random character. */
  pattern?: string;
  /** Text before the random part. */
  prefix?: string | null;
  /** Text after the random part. */
  postfix?: string | null;
  /** Number of codes created at the start. */
  initial_count?: number;
  /** Number of unused codes that the campaign keeps ready. */
  min_desired?: number | null;
}

/** Settings of a referral campaign. */
export interface ReferralProgram {
  /**
   * Type of event that completes a referral, either a redemption of the code or a custom
   * event.
   */
  conversion_event_type?: ReferralConversionType | (string & {}) | null;
  custom_event?: ReferralProgramCustomEvent | null;
  referee_reward?: RefereeReward | null;
}

/** The custom event that completes a referral. */
export interface ReferralProgramCustomEvent {
  /** ID of the custom event's definition. */
  id?: string | null;
  /** Name of the custom event. */
  name?: string | null;
}

/**
 * Reward for the referred customer of a referral. An open object, because at most two of its
 * kind are known. Its `amount` is not declared here. The vendor's schema makes it a string,
 * but its type is not certain.
 */
export interface RefereeReward {
  /** Kind of the voucher that is given. */
  type?: VoucherType | (string & {}) | null;
  /** The campaign that the reward comes from. */
  related_object_parent?: RefereeRewardParent | null;
  [k: string]: unknown;
}

/** The campaign that the reward of the referred customer comes from. */
export interface RefereeRewardParent {
  /** ID of the campaign. */
  id?: string | null;
  /** Name of the campaign. */
  name?: string | null;
  object?: "CAMPAIGN" | (string & {}) | null;
}

/**
 * A category of campaigns and vouchers. It groups them and ranks them when discounts are
 * combined.
 */
export interface Category {
  /** ID of the category (`cat_...`). */
  id: string;
  object?: "category" | (string & {}) | null;
  /** Name of the category. */
  name?: string | null;
  /** Rank of the category, where a lower number is applied earlier. */
  hierarchy?: number | null;
  /** Rule for combining vouchers of this category with others. */
  stacking_rules_type?: StackingRulesType | (string & {}) | null;
  /** Time when the category was created. */
  created_at?: string | null;
  /** Time of the last change. */
  updated_at?: string | null;
}

/**
 * Recurring period in which an object is valid. The object is valid for `duration`, repeated
 * every `interval`.
 */
export interface ValidityTimeframe {
  /** Length of the valid period, as an ISO 8601 duration. */
  duration?: string | null;
  /** Interval at which the valid period repeats, as an ISO 8601 duration. */
  interval?: string | null;
}

/** Hours of the week in which an object is valid. */
export interface ValidityHours {
  /** The ranges of hours. */
  daily?: ValidityHoursRange[] | null;
}

/** Range of hours on some weekdays in which an object is valid. */
export interface ValidityHoursRange {
  /** Weekdays of the range, 0 for Sunday to 6 for Saturday. */
  days_of_week?: number[] | null;
  /** First time of day, such as `09:00`. */
  start_time?: string | null;
  /** Last time of day, such as `17:30`. */
  expiration_time?: string | null;
}

/**
 * A tier of a promotion campaign. No order webhook with a tier has been published. The
 * vendor's text names the ID, name, banner, campaign and metadata. The other keys are known
 * from the tier's own webhooks. Only `id` is certain.
 */
export interface PromotionTier {
  /** ID of the tier (`promo_...`). */
  id: string;
  object?: "promotion_tier" | (string & {}) | null;
  /** Name of the tier. */
  name?: string | null;
  /** Text shown to customers. */
  banner?: string | null;
  action?: PromotionTierAction | null;
  /** Rank of the tier in its campaign, where a lower number is applied earlier. */
  hierarchy?: number | null;
  /** Older ID of the promotion. */
  promotion_id?: string | null;
  /** ID of the campaign. */
  campaign_id?: string | null;
  campaign?: PromotionTierCampaign | null;
  /** False if the tier is switched off. */
  active?: boolean | null;
  /** Start of the period in which the tier applies. */
  start_date?: string | null;
  /** End of the period in which the tier applies. */
  expiration_date?: string | null;
  validity_timeframe?: ValidityTimeframe | null;
  /** Days of the week on which the tier applies, 0 for Sunday to 6 for Saturday. */
  validity_day_of_week?: number[] | null;
  validity_hours?: ValidityHours | null;
  /** Validation rules of the tier. */
  validation_rule_assignments?: ValidationRuleAssignmentList | null;
  summary?: PromotionTierSummary | null;
  /** ID of the category. */
  category_id?: string | null;
  categories?: Category[] | null;
  /** Custom key-value map defined by the project. */
  metadata?: { [k: string]: unknown } | null;
  /** Time when the tier was created. */
  created_at?: string | null;
  /** Time of the last change. */
  updated_at?: string | null;
}

/** The action of a promotion tier when the tier applies. */
export interface PromotionTierAction {
  discount?: Discount | null;
}

/** Short form of the promotion campaign that a tier belongs to. */
export interface PromotionTierCampaign {
  /** ID of the campaign. */
  id?: string | null;
  object?: "campaign" | (string & {}) | null;
  /** False if the campaign is switched off. */
  active?: boolean | null;
  /** Start of the period in which the campaign runs. */
  start_date?: string | null;
  /** End of the period in which the campaign runs. */
  expiration_date?: string | null;
  validity_timeframe?: ValidityTimeframe | null;
  /** Days of the week on which the campaign runs, 0 for Sunday to 6 for Saturday. */
  validity_day_of_week?: number[] | null;
  validity_hours?: ValidityHours | null;
  /** ID of the campaign's category. */
  category_id?: string | null;
}

/** The validation rules of a voucher or promotion tier, as a list object. */
export interface ValidationRuleAssignmentList {
  object?: "list" | (string & {}) | null;
  data_ref?: "data" | (string & {}) | null;
  /** The entries. */
  data?: ValidationRuleAssignment[] | null;
  /** Number of entries. */
  total?: number | null;
}

/** The link between a validation rule and the object that it applies to. */
export interface ValidationRuleAssignment {
  /** ID of the link (`asgm_...`). */
  id?: string | null;
  object?: "validation_rules_assignment" | (string & {}) | null;
  /** ID of the rule (`val_...`). */
  rule_id?: string | null;
  /** ID of the object that the rule applies to. */
  related_object_id?: string | null;
  /** Type of the object that the rule applies to. */
  related_object_type?: GuardedObjectType | (string & {}) | null;
  /** Time when the link was created. */
  created_at?: string | null;
  /** Time of the last change. */
  updated_at?: string | null;
  /** Indicates if the rule can be evaluated for its object. */
  validation_status?: ValidationStatus | (string & {}) | null;
  /** Parts of the rule that the platform skips when it evaluates the rule. */
  validation_omitted_rules?: string[] | null;
}

/** Statistics that the platform keeps about a promotion tier. */
export interface PromotionTierSummary {
  redemptions?: PromotionTierSummaryRedemptions | null;
  orders?: PromotionTierSummaryOrders | null;
}

/** Count of a tier's redemptions. */
export interface PromotionTierSummaryRedemptions {
  /** Number of redemptions of the tier. */
  total_redeemed?: number | null;
}

/** Totals of the orders that a tier was applied to, in minor currency units. */
export interface PromotionTierSummaryOrders {
  /** Sum of the orders, in minor currency units. */
  total_amount?: number | null;
  /** Sum of the discounts, in minor currency units. */
  total_discount_amount?: number | null;
}

/** Data of a distribution that gives the customer a unique code. */
export interface CustomerOrderCanceledUniqueCodeData extends UniqueCodeData {}

/**
 * Data of a distribution that gives the customer a unique code. This purpose adds
 * `campaign`, `voucher` and `publication`. It is known from payloads of a distribution that
 * was sent manually, not from a payload of this event.
 */
export interface UniqueCodeData {
  customer: Customer;
  /** The customer whose referral code was used. */
  referrer: Customer | null;
  order: Order;
  redemption: Redemption | null;
  campaign: Campaign;
  voucher: Voucher;
  publication: Publication;
  promotion_tier?: null;
}

/**
 * A voucher (a unique code) that a distribution sent to a customer. A voucher is a discount
 * coupon, a gift card or a loyalty card. `type` determines which one of `discount`, `gift`
 * and `loyalty_card` is present. The others are missing in the short form and null in the
 * full form.
 */
export interface Voucher {
  /** ID of the voucher (`v_...`). */
  id: string;
  /** The code that the customer enters. */
  code: string;
  object?: "voucher" | (string & {}) | null;
  /** Kind of voucher. */
  type?: VoucherType | (string & {});
  discount?: Discount | null;
  gift?: Gift | null;
  loyalty_card?: LoyaltyCard | null;
  /** Name of the campaign. */
  campaign?: string | null;
  /** ID of the campaign. */
  campaign_id?: string | null;
  /** True if the code is for referring other customers. */
  is_referral_code?: boolean | null;
  /** ID of the customer who holds the voucher. */
  holder_id?: string | null;
  /** ID of the customer who referred the holder. */
  referrer_id?: string | null;
  /** Name of the category. */
  category?: string | null;
  /** ID of the category. */
  category_id?: string | null;
  categories?: Category[] | null;
  /** False if the voucher is switched off. */
  active?: boolean | null;
  redemption?: VoucherRedemption | null;
  /** Start of the period in which the voucher is valid. */
  start_date?: string | null;
  /** End of the period in which the voucher is valid. */
  expiration_date?: string | null;
  validity_timeframe?: ValidityTimeframe | null;
  /** Days of the week on which the voucher is valid, 0 for Sunday to 6 for Saturday. */
  validity_day_of_week?: number[] | null;
  validity_hours?: ValidityHours | null;
  /** Validation rules of the voucher. */
  validation_rules_assignments?: ValidationRuleAssignmentList | null;
  /** Note written by the owner. */
  additional_info?: string | null;
  /** Custom key-value map defined by the project. */
  metadata?: { [k: string]: unknown } | null;
  assets?: VoucherAssets | null;
  publish?: VoucherPublish | null;
  /** Time when the voucher was created (UTC, with milliseconds or microseconds). */
  created_at?: string;
  /** Time of the last change. */
  updated_at?: string | null;
}

/** Points on a loyalty card. */
export interface LoyaltyCard {
  /** Total points ever added to the card. */
  points?: number;
  /** Points left to spend. */
  balance?: number | null;
  /** Day on which points expire next. */
  next_expiration_date?: string | null;
  /** Number of points that expire on that day. */
  next_expiration_points?: number | null;
  /** Points earned but not yet usable. */
  pending_points?: number | null;
  /** Points that have expired. */
  expired_points?: number | null;
  /** Points subtracted by hand, not spent. */
  subtracted_points?: number | null;
}

/** Redemption limit and redemptions of a voucher. */
export interface VoucherRedemption {
  /** Maximum number of redemptions. */
  quantity?: number | null;
  /** Number of redemptions so far. */
  redeemed_quantity?: number;
  /** Points spent from a loyalty card. */
  redeemed_points?: number | null;
  /** Amount spent from a gift card, in minor currency units. */
  redeemed_amount?: number | null;
  object?: "list" | (string & {}) | null;
  /** API path that lists the redemptions. */
  url?: string | null;
}

/** Images of a voucher's code. Present only in the full form of a voucher. */
export interface VoucherAssets {
  /** The code as a QR code. */
  qr?: VoucherImage | null;
  /** The code as a barcode. */
  barcode?: VoucherImage | null;
}

/** An image of a voucher's code. */
export interface VoucherImage {
  /** ID of the image. */
  id?: string | null;
  /** URL of the image. */
  url?: string | null;
}

/** Count of publications of a voucher. Present only in the full form of a voucher. */
export interface VoucherPublish {
  object?: "list" | (string & {}) | null;
  /** Number of publications of the voucher. */
  count?: number | null;
  /** API path that lists the publications. */
  url?: string | null;
}

/** The record of giving a voucher to a customer. */
export interface Publication {
  /** ID of the publication (`pub_...`). */
  id: string;
  object?: "publication" | (string & {}) | null;
  /** Time when the voucher was given to the customer (UTC). */
  created_at: string;
  /** Result of the publication. */
  result?: PublicationResult | (string & {}) | null;
  /** Channel of the publication, as free text. */
  channel?: string | null;
  /** ID of the publication in the shop's system. */
  source_id?: string | null;
  /** Tracking ID of the customer. */
  tracking_id?: string | null;
  /** ID of the customer who received the voucher. */
  customer_id: string;
  customer: Customer;
  /** IDs of the published vouchers. */
  vouchers_id: string[];
  /** A second copy of the voucher, whole or trimmed. */
  voucher?: { [k: string]: unknown } | null;
  /** The vouchers, if there are several. */
  vouchers?: unknown[] | null;
  /** Machine-readable reason for a failure. */
  failure_code?: string | null;
  /** Human-readable reason for a failure. */
  failure_message?: string | null;
  /** Custom key-value map. */
  metadata?: { [k: string]: unknown } | null;
}

/** Data of a distribution that sends a message. */
export interface CustomerOrderCanceledMessageData extends MessageData {}

/**
 * Data of a distribution that sends a message. This purpose adds no key. If the owner
 * deselects `campaign`, `voucher` and `publication` in the payload designer, a unique-code
 * delivery looks the same and is read as a message.
 */
export interface MessageData {
  customer: Customer;
  /** The customer whose referral code was used. */
  referrer: Customer | null;
  order: Order;
  redemption: Redemption | null;
  voucher?: null;
  publication?: null;
  campaign?: null;
  promotion_tier?: null;
}

/** Data of a distribution that announces a promotion to a customer. */
export interface CustomerOrderCreatedPromotionData extends PromotionData {}

/** Data of a distribution that gives the customer a unique code. */
export interface CustomerOrderCreatedUniqueCodeData extends UniqueCodeData {}

/** Data of a distribution that sends a message. */
export interface CustomerOrderCreatedMessageData extends MessageData {}

/** Data of a distribution that announces a promotion to a customer. */
export interface CustomerOrderPaidPromotionData extends PromotionData {}

/** Data of a distribution that gives the customer a unique code. */
export interface CustomerOrderPaidUniqueCodeData extends UniqueCodeData {}

/** Data of a distribution that sends a message. */
export interface CustomerOrderPaidMessageData extends MessageData {}

/** Data of a distribution that announces a promotion to a customer. */
export interface CustomerOrderUpdatedPromotionData extends PromotionData {}

/** Data of a distribution that gives the customer a unique code. */
export interface CustomerOrderUpdatedUniqueCodeData extends UniqueCodeData {}

/** Data of a distribution that sends a message. */
export interface CustomerOrderUpdatedMessageData extends MessageData {}

/** The data of each event, by purpose. */
export interface EventVariants {
  "customer.order.canceled": {
    promotion: CustomerOrderCanceledPromotionData;
    unique_code: CustomerOrderCanceledUniqueCodeData;
    message: CustomerOrderCanceledMessageData;
  };
  "customer.order.created": {
    promotion: CustomerOrderCreatedPromotionData;
    unique_code: CustomerOrderCreatedUniqueCodeData;
    message: CustomerOrderCreatedMessageData;
  };
  "customer.order.paid": {
    promotion: CustomerOrderPaidPromotionData;
    unique_code: CustomerOrderPaidUniqueCodeData;
    message: CustomerOrderPaidMessageData;
  };
  "customer.order.updated": {
    promotion: CustomerOrderUpdatedPromotionData;
    unique_code: CustomerOrderUpdatedUniqueCodeData;
    message: CustomerOrderUpdatedMessageData;
  };
}

/**
 * The business event behind a delivery. Several deliveries may report the same event. The
 * event's `id` together with the delivery's `source.id` identifies duplicates.
 */
export interface DeliveryEvent<Type extends string = string> {
  /** ID of the event (`evcus_...` for events about customers). */
  id: string;
  /** Name of the event, such as those in `EventType`. */
  type: Type;
  /** Time when the event happened (UTC). */
  created_at: string;
  /** ID of the entity that the event is about. */
  entity_id?: string | null;
  /** ID of the request that caused the event (`v-...`). */
  group_id?: string | null;
  /** Category of the event, either someone's action or an effect of something else. */
  category?: EventCategory | (string & {}) | null;
  event_source: EventSource;
}

/**
 * Origin of the event. At most one of `user` and `api_key` has been observed. With the
 * channel `INTERNAL`, neither is present.
 */
export interface EventSource {
  /**
   * Channel through which the event was caused, such as the dashboard, the server API, the
   * client API or the platform itself.
   */
  channel: EventChannel | (string & {});
  user?: EventSourceUser | null;
  api_key?: EventSourceApiKey | null;
}

/** The user whose action in the dashboard caused the event. */
export interface EventSourceUser {
  /** ID of the user. */
  id: string;
}

/** The API key of the request that caused the event. */
export interface EventSourceApiKey {
  /** Name that the owner gave the key. */
  name: string;
  /** ID of the application that the key belongs to. */
  app_id: string;
}

/** The distribution that sent the delivery. */
export interface DeliverySource {
  /** ID of the distribution (`distr_...`). */
  id: string;
  /** Object type. */
  object?: DeliverySourceObject | (string & {}) | null;
  /** URL that the owner entered. */
  target_url?: string | null;
}

/**
 * The envelope around an event's data, as a distribution sends it. A distribution can also
 * send raw payloads, which have no envelope. The body of a raw payload is the data itself.
 */
export interface DeliveryEnvelope<Type extends string = string, Data extends object = object> {
  /** ID of this sendout (`whs_...`). */
  id: string;
  /** ID of the project (`proj_...`, or `sand_...` for a sandbox). */
  project_id: string;
  /** Time when the sendout was created (UTC). */
  created_at: string;
  /** Free text that the owner entered in the distribution, possibly empty. */
  type: string;
  /** Data of the event, in the shape that `event.type` determines. */
  data: Data;
  source: DeliverySource;
  event: DeliveryEvent<Type>;
}

/**
 * The name of an event, as the wire says it. A new event is a minor version of this package: a
 * switch over it needs a default.
 */
export type EventType = keyof EventMap;

/**
 * The purpose of the distribution that sent the delivery. Nothing on the wire says it: it is inferred
 * from the keys of `data`. A unique-code distribution whose owner deselected `campaign`, `voucher`
 * and `publication` in the payload designer therefore reads as a message.
 */
export type Purpose = "promotion" | "unique_code" | "message";

/**
 * The type of the wire: an envelope as it travels, of a known event and purpose. It is a union with one
 * member for each event and purpose. Two parameters pick members of it. {@link DeliveryEnvelope} is the
 * envelope of any event.
 */
export type Delivery<E extends EventType = EventType, P extends Purpose = Purpose> = {
  [Type in E]: { [Kind in P]: DeliveryEnvelope<Type, EventVariants[Type][Kind]> }[P];
}[E];

/**
 * A delivery that was understood. It is not what travels: a parsed body that is cast to it has no
 * `eventType` and no `purpose`. `parseDelivery` of `@order-webhooks/validator` makes one of a parsed
 * body, whose own type is {@link Delivery}.
 *
 * It is a union with one member for each event and purpose, which narrows on `eventType`, on `purpose`
 * and on both. Two parameters pick members of it.
 */
export type OrderWebhook<E extends EventType = EventType, P extends Purpose = Purpose> = {
  [Type in E]: {
    [Kind in P]: {
      /** The delivery's `event.type`, or the event that the raw payload was announced as. */
      readonly eventType: Type;
      /** Inferred from the keys of `data`, unless the validator was given it. */
      readonly purpose: Kind;
      /** The content of the event. */
      readonly data: EventVariants[Type][Kind];
      /** The envelope as it came, or null for a raw payload, which has none. */
      readonly delivery: Delivery<Type, Kind> | null;
    };
  }[P];
}[E];
