// Made by codegen from schemas/events, schemas/objects and schemas/delivery.schema.json. `npm run generate` remakes it.
// The comments are summaries. The schemas have the whole text, and say what it rests on.

/**
 * Data of `customer.order.canceled`: what a distribution sends when an order was canceled,
 * by hand or by rolling back what was redeemed with it. The purpose of the distribution that
 * sent it shows only in which keys are there.
 */
export type CustomerOrderCanceledData =
  | CustomerOrderCanceledPromotionData
  | CustomerOrderCanceledUniqueCodeData
  | CustomerOrderCanceledMessageData;

/**
 * Data of `customer.order.created`: what a distribution sends when an order was made. The
 * purpose of the distribution that sent it shows only in which keys are there.
 */
export type CustomerOrderCreatedData =
  | CustomerOrderCreatedPromotionData
  | CustomerOrderCreatedUniqueCodeData
  | CustomerOrderCreatedMessageData;

/**
 * Data of `customer.order.paid`: what a distribution sends when an order was paid. The
 * purpose of the distribution that sent it shows only in which keys are there.
 */
export type CustomerOrderPaidData =
  CustomerOrderPaidPromotionData | CustomerOrderPaidUniqueCodeData | CustomerOrderPaidMessageData;

/**
 * Data of `customer.order.updated`: what a distribution sends when an order has changed. The
 * purpose of the distribution that sent it shows only in which keys are there.
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

/** Tells a customer about a promotion: adds `campaign` and `promotion_tier`. */
export interface CustomerOrderCanceledPromotionData extends PromotionData {}

/**
 * Tells a customer about a promotion: adds `campaign` and `promotion_tier`. Known from the
 * vendor's text only; no payload of this purpose has been published.
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
 * A customer, in whichever of its three sizes: id and object only, the short form of the
 * event's own customer, or the full profile. Only `id` is certain; treat everything else as
 * maybe missing and maybe null.
 */
export interface Customer {
  /** Id that the platform gave the customer (`cust_...`). */
  id: string;
  object?: "customer" | (string & {}) | null;
  /** The shop's own id of the customer. */
  source_id?: string | null;
  /** Name as the shop stored it. */
  name?: string | null;
  /** E-mail address as the shop stored it, not checked for form. */
  email?: string | null;
  /** Telephone number as the shop stored it. */
  phone?: string | null;
  /** Note about the customer. */
  description?: string | null;
  /** Date of birth, without a time. */
  birthdate?: string | null;
  address?: Address | null;
  /** Free map that the project defines for itself. */
  metadata?: { [k: string]: unknown } | null;
  summary?: CustomerSummary | null;
  loyalty?: CustomerLoyalty | null;
  referrals?: CustomerReferrals | null;
  /** Map that the platform keeps for itself. */
  system_metadata?: { [k: string]: unknown } | null;
  /** When the profile was made (UTC; milliseconds or microseconds). */
  created_at?: string | null;
  /** When the profile last changed. */
  updated_at?: string | null;
  assets?: CustomerAssets | null;
}

/** Postal address of a customer. Every part may be missing or null. */
export interface Address {
  /** Town or city. */
  city?: string | null;
  /** State, province or region. */
  state?: string | null;
  /** First line, usually street and number. */
  line_1?: string | null;
  /** Second line, such as a flat number. */
  line_2?: string | null;
  /** Country as the shop wrote it: a name or a code. */
  country?: string | null;
  /** Postal code, in any national format. */
  postal_code?: string | null;
}

/** Counters that the platform keeps about a customer. */
export interface CustomerSummary {
  redemptions?: CustomerSummaryRedemptions | null;
  orders?: CustomerSummaryOrders | null;
}

/** Counts of a customer's redemptions over their whole history. */
export interface CustomerSummaryRedemptions {
  /** Redemptions that stand today: succeeded and not rolled back. */
  total_redeemed?: number | null;
  /** Redemption attempts that failed. */
  total_failed?: number | null;
  /** Redemption attempts that succeeded, rolled back later or not. */
  total_succeeded?: number | null;
  /** Redemptions undone later. */
  total_rolled_back?: number | null;
  /** Attempts to undo a redemption that failed. */
  total_rollback_failed?: number | null;
  /** Attempts to undo a redemption that succeeded. */
  total_rollback_succeeded?: number | null;
  gift?: CustomerSummaryGift | null;
  loyalty_card?: CustomerSummaryLoyaltyCard | null;
}

/** What a customer has spent from gift cards, and what is left, in minor currency units. */
export interface CustomerSummaryGift {
  /** Amount already spent from gift cards, in minor currency units. */
  redeemed_amount?: number | null;
  /** Amount still on the gift cards, in minor currency units. */
  amount_to_go?: number | null;
}

/** Points a customer has spent from loyalty cards, and points that are left. */
export interface CustomerSummaryLoyaltyCard {
  /** Points already spent. */
  redeemed_points?: number | null;
  /** Points still to spend. */
  points_to_go?: number | null;
}

/**
 * Totals of a customer's orders, amounts in minor currency units. Null for a customer who
 * has not ordered yet.
 */
export interface CustomerSummaryOrders {
  /** Sum of all orders, in minor currency units. */
  total_amount?: number | null;
  /** How many orders there are. */
  total_count?: number | null;
  /** Mean amount of an order in minor currency units. */
  average_amount?: number | null;
  /** Amount of the latest order in minor currency units. */
  last_order_amount?: number | null;
  /** When the latest order was made. */
  last_order_date?: string | null;
}

/** A customer's loyalty points, in all and campaign by campaign. */
export interface CustomerLoyalty {
  /** Points over all loyalty campaigns. */
  points?: number | null;
  /** People this customer brought in. */
  referred_customers?: number | null;
  /** Standing in each loyalty campaign. */
  campaigns?: { [k: string]: unknown } | null;
}

/** How a customer was brought in by others. */
export interface CustomerReferrals {
  /** How many referrals there are. */
  total?: number | null;
  /** The referrals one by one. */
  campaigns?: unknown[] | null;
}

/** Links that the platform makes for a customer. */
export interface CustomerAssets {
  /** Page on which the customer sees their own vouchers and points. */
  cockpit_url?: string | null;
}

/**
 * An order as it stood at the moment of the event: a whole snapshot, never a change. Amounts
 * are integers in minor currency units. The items need not add up to `amount`. Deliveries
 * may arrive out of order: the snapshot with the later `updated_at ?? created_at` is the
 * newer one.
 */
export interface Order {
  /** Id of the order (`ord_...`, but a UUID has been seen too). */
  id: string;
  object?: "order" | (string & {}) | null;
  /** The shop's own id of the order. */
  source_id?: string | null;
  /** State of the order. */
  status?: OrderStatus | (string & {});
  /** When the order was made (UTC; milliseconds or microseconds). */
  created_at?: string | null;
  /** When the order last changed. */
  updated_at?: string | null;
  /** Sum of the order before discounts, in minor currency units. */
  amount?: number;
  /** Sum before discounts added free units, in minor currency units. */
  initial_amount?: number | null;
  /** Discount on the order as a whole, over all redemptions, in minor currency units. */
  discount_amount?: number | null;
  /** Discount on single items, over all redemptions, in minor currency units. */
  items_discount_amount?: number | null;
  /** All discounts together, in minor currency units. */
  total_discount_amount?: number | null;
  /** Discount on the order as a whole from the redemption at hand, in minor currency units. */
  applied_discount_amount?: number | null;
  /** Discount on single items from the redemption at hand, in minor currency units. */
  items_applied_discount_amount?: number | null;
  /** All discounts from the redemption at hand, in minor currency units. */
  total_applied_discount_amount?: number | null;
  /** What is left to pay after discounts, in minor currency units. */
  total_amount?: number;
  items?: OrderItem[] | null;
  /** Free map that the project defines for itself. */
  metadata?: { [k: string]: unknown } | null;
  /** Id of the customer. */
  customer_id?: string | null;
  customer?: Customer | null;
  /** Id of the customer whose referral code was used. */
  referrer_id?: string | null;
  /** The customer whose referral code was used. */
  referrer?: Customer | null;
  /** What was redeemed with this order. */
  redemptions?: { [k: string]: OrderRedemption } | null;
}

/**
 * One line of an order. Amounts are integers in minor currency units and may be zero;
 * amounts the platform takes back may be negative.
 */
export interface OrderItem {
  /** Id of the line (`ordli_...`). */
  id?: string | null;
  object?: "order_item" | (string & {}) | null;
  /** The shop's own id of the product or SKU, as the order named it. */
  source_id?: string | null;
  /** Whether `source_id` names a product or a SKU. */
  related_object?: OrderItemRelatedObject | (string & {}) | null;
  /** Id of the product. */
  product_id?: string | null;
  /** Id of the SKU. */
  sku_id?: string | null;
  /** How many units, free ones included. */
  quantity?: number;
  /** How many units there were before discounts changed the number. */
  initial_quantity?: number | null;
  /** How many units a discount gives away. */
  discount_quantity?: number | null;
  /** How many units the redemption at hand gave away. */
  applied_discount_quantity?: number | null;
  /** How many units the redemption at hand added. */
  applied_quantity?: number | null;
  /** Worth of `applied_quantity` in minor currency units. */
  applied_quantity_amount?: number | null;
  /** Price of one unit in minor currency units. */
  price?: number | null;
  /** Price of the line before discounts (quantity times price), in minor currency units. */
  amount?: number | null;
  /** Price of the line before discounts changed the quantity, in minor currency units. */
  initial_amount?: number | null;
  /** Discount on this line over all redemptions, in minor currency units. */
  discount_amount?: number | null;
  /** Discount on this line from the redemption at hand, in minor currency units. */
  applied_discount_amount?: number | null;
  /** Price of the line after its own discounts, in minor currency units. */
  subtotal_amount?: number | null;
  /** What the redemption at hand did to this line, entry by entry. */
  application_details?: unknown[] | null;
  product?: OrderItemProduct | null;
  sku?: OrderItemSku | null;
  /** Free map that the project defines for itself. */
  metadata?: { [k: string]: unknown } | null;
}

/**
 * Snapshot of the product an order line is about. A product unknown to the catalogue may
 * have a name only.
 */
export interface OrderItemProduct {
  /** Id of the product (`prod_...`), or any text that the shop sent in its place. */
  id?: string | null;
  /** The shop's own id of the product. */
  source_id?: string | null;
  /** Name of the product. */
  name?: string | null;
  /** Unit price in minor currency units. */
  price?: number | null;
  /** Free map that the project defines for itself. */
  metadata?: { [k: string]: unknown } | null;
  /** True when the order's own name and price were written over those of the catalogue. */
  override?: boolean | null;
}

/** Snapshot of the variant (SKU) an order line is about. */
export interface OrderItemSku {
  /** Id of the SKU (`sku_...`). */
  id?: string | null;
  /** The shop's own id of the SKU. */
  source_id?: string | null;
  /** Name of the SKU. */
  sku?: string | null;
  /** Unit price in minor currency units. */
  price?: number | null;
  /** Free map that the project defines for itself. */
  metadata?: { [k: string]: unknown } | null;
  /** True when the order's own name and price were written over those of the catalogue. */
  override?: boolean | null;
}

/** What a redemption, or its rollback, means for an order. Every field may be missing. */
export interface OrderRedemption {
  /** When the redemption happened. */
  date?: string | null;
  /** Id of the rollback (`rr_...`). */
  rollback_id?: string | null;
  /** When the redemption was undone. */
  rollback_date?: string | null;
  /** What kind of thing was redeemed. */
  related_object_type?: OrderRedeemedObjectType | (string & {}) | null;
  /** Id of what was redeemed. */
  related_object_id?: string | null;
  /** Id of the campaign it belongs to. */
  related_object_parent_id?: string | null;
  /** Ids of the redemptions made together under this one. */
  stacked?: string[] | null;
  /** Ids of the rollbacks made together under this one. */
  rollback_stacked?: string[] | null;
}

/**
 * The redemption behind the order event, or its rollback. Only null has been seen in order
 * webhooks: the keys are known from redemptions in neighbouring events and from the vendor's
 * text. Treat each as maybe missing and maybe null.
 */
export interface Redemption {
  /** Id of the redemption (`r_...`), of a failed one (`rf_...`) or of a rollback (`rr_...`). */
  id?: string | null;
  /** Whether this is a redemption or the rollback of one. */
  object?: RedemptionObject | (string & {}) | null;
  /** When it happened (UTC). */
  date?: string | null;
  /** When it happened (UTC). */
  created_at?: string | null;
  /** Id of the customer who redeemed. */
  customer_id?: string | null;
  customer?: Customer | null;
  /** How the customer is tracked. */
  tracking_id?: string | null;
  /** What was redeemed: minor currency units of a gift card or points of a loyalty card. */
  amount?: number | null;
  /** Whether it worked. */
  result?: RedemptionResult | (string & {}) | null;
  /** State of the redemption. */
  status?: RedemptionStatus | (string & {}) | null;
  /** Why it failed, for programs. */
  failure_code?: string | null;
  /** Why it failed, for people. */
  failure_message?: string | null;
  /** Why it was rolled back, as the person who did it wrote. */
  reason?: string | null;
  /** Id of the redemption that a rollback undoes, or of the parent of a stack. */
  redemption?: string | null;
  /** Id of the redemption that a stack of redemptions was made under. */
  parent_redemption_id?: string | null;
  /** Rollbacks and redemptions that belong to this one, as lists of ids and dates. */
  related_redemptions?: { [k: string]: unknown } | null;
  /** What kind of thing was redeemed. */
  related_object_type?: RedeemedObjectType | (string & {}) | null;
  /** Id of what was redeemed. */
  related_object_id?: string | null;
  /** Id of the campaign that it belongs to. */
  related_object_parent_id?: string | null;
  /** Name of the campaign that it belongs to. */
  campaign_name?: string | null;
  /** Who redeemed, such as `USER` or `API`. */
  channel_type?: string | null;
  /** Id of the user or of the API key that redeemed. */
  channel_id?: string | null;
  /** Who redeemed, as neighbouring events say it: `channel_type` and `channel_id` in one map. */
  channel?: { [k: string]: unknown } | null;
  /** The voucher that was redeemed, whole or trimmed. */
  voucher?: { [k: string]: unknown } | null;
  /** The promotion tier that was redeemed, whole or trimmed. */
  promotion_tier?: { [k: string]: unknown } | null;
  /** The order of the redemption, whole or trimmed. */
  order?: { [k: string]: unknown } | null;
  /** The order as it was before a rollback. */
  previous_order?: { [k: string]: unknown } | null;
  /** The reward that was paid for with points. */
  reward?: { [k: string]: unknown } | null;
  /** What a gift card gave: its `amount` in minor currency units. */
  gift?: { [k: string]: unknown } | null;
  /** What a loyalty card gave: its `points`. */
  loyalty_card?: { [k: string]: unknown } | null;
  /** Free map that the project defines for itself. */
  metadata?: { [k: string]: unknown } | null;
}

/**
 * A campaign: the source of the voucher that was sent, or of the promotion that customers
 * are told about.
 */
export interface Campaign {
  /** Id of the campaign (`camp_...`). */
  id: string;
  object?: "campaign" | (string & {}) | null;
  /** Name of the campaign, unique in its project. */
  name: string;
  /** Kind of campaign. */
  campaign_type?: CampaignType | (string & {});
  /** Whether codes are made as they are needed (`AUTO_UPDATE`) or all at the start (`STATIC`). */
  type?: CampaignCodeCreation | (string & {});
  /** Note that the owner wrote. */
  description?: string | null;
  /** False when switched off. */
  active?: boolean;
  /** True when customers who qualify join by themselves. */
  auto_join?: boolean | null;
  /** True when a customer gets at most one code. */
  join_once?: boolean | null;
  /** True when its codes are for bringing in others. */
  is_referral_code?: boolean | null;
  voucher?: CampaignVoucher | null;
  referral_program?: ReferralProgram | null;
  /** Name of the category. */
  category?: string | null;
  /** Id of the category. */
  category_id?: string | null;
  categories?: Category[] | null;
  /** Runs from then on. */
  start_date?: string | null;
  /** Runs until then. */
  expiration_date?: string | null;
  validity_timeframe?: ValidityTimeframe | null;
  /** Days of the week on which it runs, 0 for Sunday to 6 for Saturday. */
  validity_day_of_week?: number[] | null;
  validity_hours?: ValidityHours | null;
  /** Free map that the project defines for itself. */
  metadata?: { [k: string]: unknown } | null;
  /** True when the owner locked it against change. */
  protected?: boolean | null;
  /** How many vouchers it has. */
  vouchers_count?: number | null;
  /** How far the making of the campaign is. */
  creation_status?: CampaignCreationStatus | (string & {}) | null;
  /** How far the making of its vouchers is. */
  vouchers_generation_status?: CampaignCreationStatus | (string & {}) | null;
  /** True when the vouchers' metadata follow the project's schema for vouchers. */
  use_voucher_metadata_schema?: boolean | null;
  /** When loyalty tiers expire. */
  loyalty_tiers_expiration?: { [k: string]: unknown } | null;
  /** When the campaign was made (UTC; milliseconds or microseconds). */
  created_at?: string;
  /** When it last changed. */
  updated_at?: string | null;
}

/**
 * The mould from which a campaign makes its vouchers. Of `discount`, `gift` and
 * `loyalty_card` the one that belongs to `type` is there; the others are null or missing.
 */
export interface CampaignVoucher {
  /** Kind of voucher that the campaign makes. */
  type?: VoucherType | (string & {});
  discount?: Discount | null;
  gift?: Gift | null;
  loyalty_card?: CampaignLoyaltyCard | null;
  redemption?: CampaignVoucherRedemption | null;
  code_config?: CodeConfig | null;
  /** Its vouchers are usable from then on. */
  start_date?: string | null;
  /** Its vouchers are usable until then. */
  expiration_date?: string | null;
  /** True when its codes are for bringing in others. */
  is_referral_code?: boolean | null;
}

/**
 * A discount of any type in one open object: which fields are there depends on `type`, and a
 * type we do not know may bring fields we do not know. Check the field you read.
 */
export interface Discount {
  /**
   * `AMOUNT` takes a sum off, `PERCENT` a share, `FIXED` sets the price, `UNIT` gives units
   * away (many kinds at once when `units` is an array).
   */
  type?: DiscountType | (string & {});
  /** Where the discount lands: on the order, on items, as units added or as items replaced. */
  effect?: DiscountEffect | (string & {}) | null;
  /** For `AMOUNT`: what is taken off, in minor currency units. */
  amount_off?: number | null;
  /** For `AMOUNT`: formula that computes `amount_off` from the order. */
  amount_off_formula?: string | null;
  /** For `PERCENT`: what is taken off, in percent (10 means 10 %). */
  percent_off?: number | null;
  /** For `PERCENT`: formula that computes `percent_off` from the order. */
  percent_off_formula?: string | null;
  /** For `PERCENT`: the most that is taken off, in minor currency units. */
  amount_limit?: number | null;
  /**
   * For `AMOUNT` and `PERCENT`: the most that is taken off over all items together, in minor
   * currency units.
   */
  aggregated_amount_limit?: number | null;
  /** For `FIXED`: the price to pay, in minor currency units. */
  fixed_amount?: number | null;
  /** For `FIXED`: formula that computes `fixed_amount` from the order. */
  fixed_amount_formula?: string | null;
  /** For `UNIT`: how many units are free. */
  unit_off?: number | null;
  /** For `UNIT`: formula that computes `unit_off` from the order. */
  unit_off_formula?: string | null;
  /** For `UNIT`: id of the product or SKU given away. */
  unit_type?: string | null;
  units?: DiscountUnit[] | null;
  product?: DiscountProduct | null;
  sku?: DiscountSku | null;
  /** True when the value is computed for each order. */
  is_dynamic?: boolean | null;
}

/** One of several products that a unit discount with the effect `ADD_MANY_ITEMS` gives away. */
export interface DiscountUnit {
  /** How many units are free. */
  unit_off?: number | null;
  /** Formula that computes `unit_off` from the order. */
  unit_off_formula?: string | null;
  /** Id of the product or SKU given away. */
  unit_type?: string | null;
  /** Whether units are added only if missing, always, or like those in the order. */
  effect?: DiscountUnitEffect | (string & {}) | null;
  product?: DiscountProduct | null;
  sku?: DiscountSku | null;
}

/** The product that a unit discount gives away. */
export interface DiscountProduct {
  /** Id of the product. */
  id?: string | null;
  /** The shop's own id of the product. */
  source_id?: string | null;
  /** Name of the product. */
  name?: string | null;
}

/** The SKU that a unit discount gives away. */
export interface DiscountSku {
  /** Id of the SKU. */
  id?: string | null;
  /** The shop's own id of the SKU. */
  source_id?: string | null;
  /** Name of the SKU. */
  sku?: string | null;
  /** Name of the SKU, as the vendor's text has it. */
  name?: string | null;
}

/** Money on a gift card, in minor currency units. A campaign's own gift has no balance. */
export interface Gift {
  /** What the card was loaded with, over its life, in minor currency units. */
  amount?: number | null;
  /** What is left to spend, in minor currency units. */
  balance?: number | null;
  /** What was taken off by hand rather than spent, in minor currency units. */
  subtracted_amount?: number | null;
  /** Whether the gift pays for the order or for items. */
  effect?: GiftEffect | (string & {}) | null;
}

/** What a new loyalty card of a campaign starts with. */
export interface CampaignLoyaltyCard {
  /** Points on a new card. */
  points?: number | null;
  expiration_rules?: LoyaltyExpirationRules | null;
}

/** When points on the loyalty cards of a campaign expire. */
export interface LoyaltyExpirationRules {
  /** Whether points live for some months or until a fixed day of the year. */
  period_type?: LoyaltyPeriodType | (string & {}) | null;
  /** How many months points live. */
  period_value?: number | null;
  /** To what the day of expiry is rounded up. */
  rounding_type?: LoyaltyRoundingType | (string & {}) | null;
  /** The month meant by `PARTICULAR_MONTH`. */
  rounding_value?: number | null;
  /** Month of the fixed day, 1 to 12. */
  fixed_month?: number | null;
  /** Day of the fixed day, 1 to 31. */
  fixed_day?: number | null;
}

/** How often each voucher of a campaign may be redeemed. */
export interface CampaignVoucherRedemption {
  /** How often it may be redeemed. */
  quantity?: number | null;
  /** How often it was redeemed. */
  redeemed_quantity?: number;
}

/** How a campaign makes its codes. */
export interface CodeConfig {
  /** How many random characters a code has. */
  length?: number;
  /** The characters to choose from. */
  charset?: string;
  /** Shape of the code, `#` for a random character. */
  pattern?: string;
  /** Text before the random part. */
  prefix?: string | null;
  /** Text after the random part. */
  postfix?: string | null;
  /** How many codes were made at the start. */
  initial_count?: number;
  /** How many unused codes the campaign keeps ready. */
  min_desired?: number | null;
}

/** How a referral campaign works. */
export interface ReferralProgram {
  /** What completes a referral: redeeming the code, or a custom event. */
  conversion_event_type?: ReferralConversionType | (string & {}) | null;
  custom_event?: ReferralProgramCustomEvent | null;
  referee_reward?: RefereeReward | null;
}

/** The custom event that completes a referral. */
export interface ReferralProgramCustomEvent {
  /** Id of the custom event's definition. */
  id?: string | null;
  /** Name of the custom event. */
  name?: string | null;
}

/**
 * What the invited person of a referral gets. Left open: two objects at most are known, and
 * its `amount`, a text in the vendor's schema, is not declared here because its kind is not
 * certain.
 */
export interface RefereeReward {
  /** Kind of voucher given. */
  type?: VoucherType | (string & {}) | null;
  /** The campaign it comes from. */
  related_object_parent?: RefereeRewardParent | null;
  [k: string]: unknown;
}

/** The campaign from which the invited person is rewarded. */
export interface RefereeRewardParent {
  /** Id of the campaign. */
  id?: string | null;
  /** Name of the campaign. */
  name?: string | null;
  object?: "CAMPAIGN" | (string & {}) | null;
}

/** A category that groups campaigns and vouchers and ranks them when discounts are combined. */
export interface Category {
  /** Id of the category (`cat_...`). */
  id: string;
  object?: "category" | (string & {}) | null;
  /** Name of the category. */
  name?: string | null;
  /** Rank of the category: a lower number is applied earlier. */
  hierarchy?: number | null;
  /** Whether vouchers of this category combine with others. */
  stacking_rules_type?: StackingRulesType | (string & {}) | null;
  /** When the category was made. */
  created_at?: string | null;
  /** When it last changed. */
  updated_at?: string | null;
}

/** A rhythm in which something is usable: for `duration`, again after every `interval`. */
export interface ValidityTimeframe {
  /** How long it is usable, as an ISO 8601 duration. */
  duration?: string | null;
  /** How often that comes round, as an ISO 8601 duration. */
  interval?: string | null;
}

/** Hours of the week in which something is usable. */
export interface ValidityHours {
  /** The ranges of hours. */
  daily?: ValidityHoursRange[] | null;
}

/** Hours of some weekdays in which something is usable. */
export interface ValidityHoursRange {
  /** The weekdays meant, 0 for Sunday to 6 for Saturday. */
  days_of_week?: number[] | null;
  /** First time of day, such as `09:00`. */
  start_time?: string | null;
  /** Last time of day, such as `17:30`. */
  expiration_time?: string | null;
}

/**
 * A tier of a promotion campaign. No order webhook with one was ever published: the vendor's
 * text names id, name, banner, campaign and metadata; the rest is known from the tier's own
 * webhooks. Only `id` is certain.
 */
export interface PromotionTier {
  /** Id of the tier (`promo_...`). */
  id: string;
  object?: "promotion_tier" | (string & {}) | null;
  /** Name of the tier. */
  name?: string | null;
  /** Text shown to customers. */
  banner?: string | null;
  action?: PromotionTierAction | null;
  /** Rank of the tier in its campaign: a lower number is applied earlier. */
  hierarchy?: number | null;
  /** Older id of the promotion. */
  promotion_id?: string | null;
  /** Id of the campaign. */
  campaign_id?: string | null;
  campaign?: PromotionTierCampaign | null;
  /** False when switched off. */
  active?: boolean | null;
  /** Applies from then on. */
  start_date?: string | null;
  /** Applies until then. */
  expiration_date?: string | null;
  validity_timeframe?: ValidityTimeframe | null;
  /** Days of the week on which it applies, 0 for Sunday to 6 for Saturday. */
  validity_day_of_week?: number[] | null;
  validity_hours?: ValidityHours | null;
  /** Rules that guard it. */
  validation_rule_assignments?: ValidationRuleAssignmentList | null;
  summary?: PromotionTierSummary | null;
  /** Id of the category. */
  category_id?: string | null;
  categories?: Category[] | null;
  /** Free map that the project defines for itself. */
  metadata?: { [k: string]: unknown } | null;
  /** When the tier was made. */
  created_at?: string | null;
  /** When it last changed. */
  updated_at?: string | null;
}

/** What a promotion tier does when it applies. */
export interface PromotionTierAction {
  discount?: Discount | null;
}

/** The promotion campaign that a tier belongs to, in brief. */
export interface PromotionTierCampaign {
  /** Id of the campaign. */
  id?: string | null;
  object?: "campaign" | (string & {}) | null;
  /** False when the campaign is switched off. */
  active?: boolean | null;
  /** The campaign runs from then on. */
  start_date?: string | null;
  /** The campaign runs until then. */
  expiration_date?: string | null;
  validity_timeframe?: ValidityTimeframe | null;
  /** Days of the week on which the campaign runs, 0 for Sunday to 6 for Saturday. */
  validity_day_of_week?: number[] | null;
  validity_hours?: ValidityHours | null;
  /** Id of the campaign's category. */
  category_id?: string | null;
}

/** The validation rules of a voucher or promotion tier, as a list object. */
export interface ValidationRuleAssignmentList {
  object?: "list" | (string & {}) | null;
  data_ref?: "data" | (string & {}) | null;
  /** The entries. */
  data?: ValidationRuleAssignment[] | null;
  /** How many entries there are. */
  total?: number | null;
}

/** The link between a validation rule and what it guards. */
export interface ValidationRuleAssignment {
  /** Id of the link (`asgm_...`). */
  id?: string | null;
  object?: "validation_rules_assignment" | (string & {}) | null;
  /** Id of the rule (`val_...`). */
  rule_id?: string | null;
  /** Id of what the rule guards. */
  related_object_id?: string | null;
  /** What kind of thing the rule guards. */
  related_object_type?: GuardedObjectType | (string & {}) | null;
  /** When the link was made. */
  created_at?: string | null;
  /** When it last changed. */
  updated_at?: string | null;
  /** Whether the rule can be evaluated for what it guards. */
  validation_status?: ValidationStatus | (string & {}) | null;
  /** Parts of the rule that are left out when it is evaluated. */
  validation_omitted_rules?: string[] | null;
}

/** Counters that the platform keeps about a promotion tier. */
export interface PromotionTierSummary {
  redemptions?: PromotionTierSummaryRedemptions | null;
  orders?: PromotionTierSummaryOrders | null;
}

/** Count of a tier's redemptions. */
export interface PromotionTierSummaryRedemptions {
  /** How often the tier was redeemed. */
  total_redeemed?: number | null;
}

/** Totals of the orders a tier was applied to, in minor currency units. */
export interface PromotionTierSummaryOrders {
  /** Sum of the orders, in minor currency units. */
  total_amount?: number | null;
  /** Sum of the discounts, in minor currency units. */
  total_discount_amount?: number | null;
}

/** Gives the customer a code of their own: adds `campaign`, `voucher` and `publication`. */
export interface CustomerOrderCanceledUniqueCodeData extends UniqueCodeData {}

/**
 * Gives the customer a code of their own: adds `campaign`, `voucher` and `publication`.
 * Known from payloads of a distribution sent by hand, not from one of this event.
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
 * A voucher (a unique code) that a distribution sent to a customer: a discount coupon, a
 * gift card or a loyalty card. Of `discount`, `gift` and `loyalty_card` the one that belongs
 * to `type` is there; the others are missing in the short form and null in the full form.
 */
export interface Voucher {
  /** Id of the voucher (`v_...`). */
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
  /** Id of the campaign. */
  campaign_id?: string | null;
  /** True when the code is for bringing in others. */
  is_referral_code?: boolean | null;
  /** Id of the customer who holds the voucher. */
  holder_id?: string | null;
  /** Id of the customer who brought the holder in. */
  referrer_id?: string | null;
  /** Name of the category. */
  category?: string | null;
  /** Id of the category. */
  category_id?: string | null;
  categories?: Category[] | null;
  /** False when switched off. */
  active?: boolean | null;
  redemption?: VoucherRedemption | null;
  /** Usable from then on. */
  start_date?: string | null;
  /** Usable until then. */
  expiration_date?: string | null;
  validity_timeframe?: ValidityTimeframe | null;
  /** Days of the week on which it is usable, 0 for Sunday to 6 for Saturday. */
  validity_day_of_week?: number[] | null;
  validity_hours?: ValidityHours | null;
  /** Rules that guard it. */
  validation_rules_assignments?: ValidationRuleAssignmentList | null;
  /** Note that the owner wrote. */
  additional_info?: string | null;
  /** Free map that the project defines for itself. */
  metadata?: { [k: string]: unknown } | null;
  assets?: VoucherAssets | null;
  publish?: VoucherPublish | null;
  /** When the voucher was made (UTC; milliseconds or microseconds). */
  created_at?: string;
  /** When it last changed. */
  updated_at?: string | null;
}

/** Points on a loyalty card. */
export interface LoyaltyCard {
  /** Points ever added to the card. */
  points?: number;
  /** Points left to spend. */
  balance?: number | null;
  /** Day on which points expire next. */
  next_expiration_date?: string | null;
  /** How many points expire on that day. */
  next_expiration_points?: number | null;
  /** Points earned but not yet usable. */
  pending_points?: number | null;
  /** Points that have expired. */
  expired_points?: number | null;
  /** Points taken off by hand rather than spent. */
  subtracted_points?: number | null;
}

/** How often a voucher may be redeemed and how often it was. */
export interface VoucherRedemption {
  /** How often it may be redeemed. */
  quantity?: number | null;
  /** How often it was redeemed. */
  redeemed_quantity?: number;
  /** Loyalty cards: points spent. */
  redeemed_points?: number | null;
  /** Gift cards: amount spent, in minor currency units. */
  redeemed_amount?: number | null;
  object?: "list" | (string & {}) | null;
  /** API path that lists the redemptions. */
  url?: string | null;
}

/** Pictures of a voucher's code; only in the full form of a voucher. */
export interface VoucherAssets {
  /** The code as a QR code. */
  qr?: VoucherImage | null;
  /** The code as a bar code. */
  barcode?: VoucherImage | null;
}

/** A picture of a voucher's code. */
export interface VoucherImage {
  /** Id of the picture. */
  id?: string | null;
  /** Where the picture can be fetched. */
  url?: string | null;
}

/** How often a voucher was given to customers; only in the full form of a voucher. */
export interface VoucherPublish {
  object?: "list" | (string & {}) | null;
  /** How often the voucher was published. */
  count?: number | null;
  /** API path that lists the publications. */
  url?: string | null;
}

/** The record that a voucher was given to a customer. */
export interface Publication {
  /** Id of the publication (`pub_...`). */
  id: string;
  object?: "publication" | (string & {}) | null;
  /** When the voucher was given (UTC). */
  created_at: string;
  /** Whether it worked. */
  result?: PublicationResult | (string & {}) | null;
  /**
   * Through what it was given, free text: `Dashboard`, `Automation`, `API` and
   * `voucherify-web-ui` have been seen.
   */
  channel?: string | null;
  /** The shop's own id of the publication. */
  source_id?: string | null;
  /** How the customer is tracked. */
  tracking_id?: string | null;
  /** Id of the customer who got the voucher. */
  customer_id: string;
  customer: Customer;
  /** Ids of the vouchers given. */
  vouchers_id: string[];
  /** The voucher once more, whole or trimmed. */
  voucher?: { [k: string]: unknown } | null;
  /** The vouchers when there are several. */
  vouchers?: unknown[] | null;
  /** Why it failed, for programs. */
  failure_code?: string | null;
  /** Why it failed, for people. */
  failure_message?: string | null;
  /** Free map. */
  metadata?: { [k: string]: unknown } | null;
}

/** Sends a message and adds no key. */
export interface CustomerOrderCanceledMessageData extends MessageData {}

/**
 * Sends a message and adds no key. A unique-code delivery whose owner deselected `campaign`,
 * `voucher` and `publication` in the payload designer looks the same and reads as a message.
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

/** Tells a customer about a promotion: adds `campaign` and `promotion_tier`. */
export interface CustomerOrderCreatedPromotionData extends PromotionData {}

/** Gives the customer a code of their own: adds `campaign`, `voucher` and `publication`. */
export interface CustomerOrderCreatedUniqueCodeData extends UniqueCodeData {}

/** Sends a message and adds no key. */
export interface CustomerOrderCreatedMessageData extends MessageData {}

/** Tells a customer about a promotion: adds `campaign` and `promotion_tier`. */
export interface CustomerOrderPaidPromotionData extends PromotionData {}

/** Gives the customer a code of their own: adds `campaign`, `voucher` and `publication`. */
export interface CustomerOrderPaidUniqueCodeData extends UniqueCodeData {}

/** Sends a message and adds no key. */
export interface CustomerOrderPaidMessageData extends MessageData {}

/** Tells a customer about a promotion: adds `campaign` and `promotion_tier`. */
export interface CustomerOrderUpdatedPromotionData extends PromotionData {}

/** Gives the customer a code of their own: adds `campaign`, `voucher` and `publication`. */
export interface CustomerOrderUpdatedUniqueCodeData extends UniqueCodeData {}

/** Sends a message and adds no key. */
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
 * The business event behind a delivery. Several deliveries may tell of the same event: its
 * `id` together with the delivery's `source.id` tells duplicates.
 */
export interface DeliveryEvent<Type extends string = string> {
  /** Id of the event (`evcus_...` for events about customers). */
  id: string;
  /** Name of the event, such as the ones in `EventType`. */
  type: Type;
  /** When the event happened (UTC). */
  created_at: string;
  /** Id of what the event is about: the customer, for events about customers. */
  entity_id?: string | null;
  /** Id of the request that caused the event (`v-...`). */
  group_id?: string | null;
  /** Whether someone did it or it followed from something else. */
  category?: EventCategory | (string & {}) | null;
  event_source: EventSource;
}

/**
 * What led to the event. At most one of `user` and `api_key` has been seen; `INTERNAL` comes
 * with neither.
 */
export interface EventSource {
  /** Through what it came: dashboard, server API, client API, or the platform itself. */
  channel: EventChannel | (string & {});
  user?: EventSourceUser | null;
  api_key?: EventSourceApiKey | null;
}

/** The person whose action in the dashboard led to the event. */
export interface EventSourceUser {
  /** Id of the user. */
  id: string;
}

/** The API key whose call led to the event. */
export interface EventSourceApiKey {
  /** Name that the owner gave the key. */
  name: string;
  /** Id of the application that the key belongs to. */
  app_id: string;
}

/** The distribution that sent the delivery. */
export interface DeliverySource {
  /** Id of the distribution (`distr_...`). */
  id: string;
  /** `distribution` for the webhooks described here. */
  object?: DeliverySourceObject | (string & {}) | null;
  /** The address that the owner entered. */
  target_url?: string | null;
}

/**
 * The envelope around an event's data, as a distribution sends it. A distribution may be set
 * to send no envelope at all (a raw payload); then the body is the data.
 */
export interface DeliveryEnvelope<Type extends string = string, Data extends object = object> {
  /** Id of this sendout (`whs_...`). */
  id: string;
  /** Id of the project (`proj_...`, or `sand_...` for a sandbox). */
  project_id: string;
  /** When the sendout was made (UTC). */
  created_at: string;
  /** Free text that the owner typed into the distribution, and may be empty. */
  type: string;
  /** What the event says. */
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
