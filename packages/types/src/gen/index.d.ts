// Made by codegen from schemas/events, schemas/objects and schemas/delivery.schema.json; `pnpm generate` remakes it.

/**
 * Data of `customer.order.created`: what a distribution sends when an order was made. The
 * purpose of the distribution that sent it shows only in which keys are there.
 */
export type CustomerOrderCreatedData =
  | CustomerOrderCreatedPromotionData
  | CustomerOrderCreatedUniqueCodeData
  | CustomerOrderCreatedMessageData;

/**
 * Data of `customer.order.updated`: what a distribution sends when an order has changed. The
 * purpose of the distribution that sent it shows only in which keys are there.
 */
export type CustomerOrderUpdatedData =
  | CustomerOrderUpdatedPromotionData
  | CustomerOrderUpdatedUniqueCodeData
  | CustomerOrderUpdatedMessageData;

/** The data of each event, whatever the purpose. */
export interface EventMap {
  "customer.order.created": CustomerOrderCreatedData;
  "customer.order.updated": CustomerOrderUpdatedData;
}

/**
 * Tells a customer about a promotion: adds `campaign` and `promotion_tier`. Known from the
 * vendor's text only; no payload of this purpose has been published.
 */
export interface CustomerOrderCreatedPromotionData {
  /** The customer of the order. */
  customer: Customer;
  /**
   * The customer whose referral code was used; null when there was none. Only null has been
   * seen.
   */
  referrer: Customer | null;
  /** The order as it stood at the event. */
  order: Order;
  /** The redemption that caused the event; null when none did. Only null has been seen. */
  redemption: Redemption | null;
  /** The promotion's campaign. */
  campaign: Campaign;
  /** The tier of the promotion that applies. */
  promotion_tier: PromotionTier;
  /** Belongs to the purpose `unique_code`; here missing, or null, which means the same. */
  voucher?: null;
  /** Belongs to the purpose `unique_code`; here missing, or null, which means the same. */
  publication?: null;
}

/**
 * A customer, in whichever of its three sizes: id and object only, the short form of the
 * event's own customer, or the full profile. Only `id` is certain; treat everything else as
 * maybe missing and maybe null.
 */
export interface Customer {
  /** Id that the platform gave the customer (`cust_...`); the length and alphabet may change. */
  id: string;
  /**
   * `customer` in every order webhook captured; left open because other places use this shape
   * for other holders.
   */
  object?: "customer" | (string & {});
  /** The shop's own id of the customer; null when the shop gave none. */
  source_id?: string | null;
  /** Name as the shop stored it; null when unknown. */
  name?: string | null;
  /**
   * E-mail address as the shop stored it, not checked for form; null in most captured
   * deliveries.
   */
  email?: string | null;
  /**
   * Telephone number as the shop stored it. Not in any captured delivery; whether the default
   * payload has it is unknown.
   */
  phone?: string | null;
  /** Note about the customer. */
  description?: string | null;
  /** Date of birth, without a time. */
  birthdate?: string | null;
  /** Postal address; null in the form nested in an order. */
  address?: Address | null;
  /**
   * Free map that the project defines for itself: values may be strings, numbers, booleans,
   * arrays, objects or null.
   */
  metadata?: {
    [k: string]: unknown;
  } | null;
  /** Counters about the customer; null in the form nested in an order. */
  summary?: CustomerSummary | null;
  /** Loyalty points; null in the form nested in an order. */
  loyalty?: CustomerLoyalty | null;
  /** Referrals that brought the customer in; null in the form nested in an order. */
  referrals?: CustomerReferrals | null;
  /** Map that the platform keeps for itself; usually empty, its keys are not documented. */
  system_metadata?: {
    [k: string]: unknown;
  } | null;
  /** When the profile was made (UTC; milliseconds or microseconds). */
  created_at?: string | null;
  /** When the profile last changed; missing or null when it never did. */
  updated_at?: string | null;
  /** Links made for the customer; only in the full profile. */
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
  /** Counts of redemptions. */
  redemptions?: CustomerSummaryRedemptions | null;
  /** Totals of orders. */
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
  /** Gift card totals; missing in summaries from 2021. */
  gift?: CustomerSummaryGift | null;
  /** Loyalty card totals; missing in summaries from 2021. */
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
  /** Mean amount of an order in minor currency units; may have a fraction, null without orders. */
  average_amount?: number | null;
  /** Amount of the latest order in minor currency units; null without orders. */
  last_order_amount?: number | null;
  /** When the latest order was made; null or missing without orders. */
  last_order_date?: string | null;
}

/** A customer's loyalty points, in all and campaign by campaign. */
export interface CustomerLoyalty {
  /** Points over all loyalty campaigns. */
  points?: number | null;
  /** People this customer brought in. */
  referred_customers?: number | null;
  /**
   * Standing in each loyalty campaign; the key is the campaign's name. Empty for a customer in
   * none.
   */
  campaigns?: {
    [k: string]: CustomerLoyaltyCampaign;
  } | null;
}

/** A customer's standing in one loyalty campaign. */
export interface CustomerLoyaltyCampaign {
  /** Points held in this campaign. */
  points?: number | null;
  /** Id (`ltr_...`) of the tier reached; missing or null in a campaign without tiers. */
  loyalty_tier?: string | null;
  /** People this customer brought into the campaign. */
  referred_customers?: number | null;
}

/** How a customer was brought in by others. */
export interface CustomerReferrals {
  /** How many referrals there are. */
  total?: number | null;
  /** The referrals one by one; empty when there are none. */
  campaigns?: CustomerReferralCampaign[] | null;
}

/** One referral through which a customer was brought in. */
export interface CustomerReferralCampaign {
  /** Id of the referral campaign. */
  campaign_id?: string | null;
  /** Id of the customer who made the referral. */
  referrer_id?: string | null;
  /** Id of what completed the referral, such as a redemption. */
  related_object_id?: string | null;
  /** What kind of object completed the referral; the known texts are not documented. */
  related_object_type?: string | null;
  /** When the referral was completed. */
  date?: string | null;
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
  /** Always `order` in what has been captured; says what kind of object this is. */
  object: "order" | (string & {});
  /** The shop's own id of the order; null when it gave none. */
  source_id: string | null;
  /**
   * State of the order. `PROCESSING` is in older material only; whether it still occurs is
   * unknown.
   */
  status?: "CREATED" | "PAID" | "CANCELED" | "FULFILLED" | "PROCESSING" | (string & {});
  /** When the order was made (UTC; milliseconds or microseconds). */
  created_at?: string;
  /** When the order last changed; null while it never has. */
  updated_at?: string | null;
  /**
   * Sum of the order before discounts, in minor currency units; missing when an order has no
   * priced items.
   */
  amount?: number;
  /** Sum before discounts added free units, in minor currency units. */
  initial_amount?: number;
  /** Discount on the order as a whole, over all redemptions, in minor currency units. */
  discount_amount?: number;
  /** Discount on single items, over all redemptions, in minor currency units. */
  items_discount_amount?: number;
  /** All discounts together, in minor currency units. */
  total_discount_amount?: number;
  /** Discount on the order as a whole from the redemption at hand, in minor currency units. */
  applied_discount_amount?: number;
  /** Discount on single items from the redemption at hand, in minor currency units. */
  items_applied_discount_amount?: number;
  /** All discounts from the redemption at hand, in minor currency units. */
  total_applied_discount_amount?: number;
  /** What is left to pay after discounts, in minor currency units. */
  total_amount?: number;
  /**
   * The lines of the order, at most 500. Missing, null or empty for an order known by its
   * total only.
   */
  items?: OrderItem[] | null;
  /**
   * Free map that the project defines for itself: values may be strings, numbers, booleans,
   * arrays, objects or null.
   */
  metadata?: {
    [k: string]: unknown;
  } | null;
  /**
   * Id of the customer; the same as `customer.id` in everything captured. Null for an order
   * without one.
   */
  customer_id: string | null;
  /** The customer, usually id and object with the larger parts null. */
  customer?: Customer | null;
  /** Id of the customer whose referral code was used; null when there was none. */
  referrer_id: string | null;
  /** The customer whose referral code was used; missing in every order webhook captured. */
  referrer?: Customer | null;
  /** What was redeemed with this order; the key is the redemption's id (`r_...`). */
  redemptions?: {
    [k: string]: OrderRedemption;
  };
}

/**
 * One line of an order. Amounts are integers in minor currency units and may be zero;
 * amounts the platform takes back may be negative.
 */
export interface OrderItem {
  /**
   * Id of the line (`ordli_...`). Missing in the documented payloads of 2024; other events
   * have it since.
   */
  id?: string;
  /** Always `order_item` in what has been captured; says what kind of object this is. */
  object: "order_item" | (string & {});
  /** The shop's own id of the product or SKU, as the order named it. */
  source_id?: string | null;
  /** Whether `source_id` names a product or a SKU. */
  related_object?: "product" | "sku" | (string & {});
  /** Id of the product; null or missing when the line names none. */
  product_id?: string | null;
  /** Id of the SKU; null or missing when the line names none. */
  sku_id?: string | null;
  /** How many units, free ones included. */
  quantity?: number;
  /** How many units there were before discounts changed the number. */
  initial_quantity?: number;
  /** How many units a discount gives away. */
  discount_quantity?: number;
  /** How many units the redemption at hand gave away. */
  applied_discount_quantity?: number;
  /** How many units the redemption at hand added; negative when it took units away. */
  applied_quantity?: number;
  /** Worth of `applied_quantity` in minor currency units; may be negative. */
  applied_quantity_amount?: number;
  /** Price of one unit in minor currency units. */
  price?: number;
  /** Price of the line before discounts (quantity times price), in minor currency units. */
  amount?: number;
  /** Price of the line before discounts changed the quantity, in minor currency units. */
  initial_amount?: number;
  /** Discount on this line over all redemptions, in minor currency units. */
  discount_amount?: number;
  /** Discount on this line from the redemption at hand, in minor currency units. */
  applied_discount_amount?: number;
  /** Price of the line after its own discounts, in minor currency units. */
  subtotal_amount?: number;
  /**
   * The product as it was when ordered. In every documented order payload, though the vendor's
   * current schema does not name it.
   */
  product?: OrderItemProduct | null;
  /** The SKU as it was when ordered; seen in a few deliveries. */
  sku?: OrderItemSku | null;
  /**
   * Free map that the project defines for itself: values may be strings, numbers, booleans,
   * arrays, objects or null.
   */
  metadata?: {
    [k: string]: unknown;
  } | null;
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
  /**
   * Unit price in minor currency units; missing for a line such as shipping, null when the
   * catalogue has none.
   */
  price?: number | null;
  /**
   * Free map that the project defines for itself: values may be strings, numbers, booleans,
   * arrays, objects or null.
   */
  metadata?: {
    [k: string]: unknown;
  } | null;
  /** True when the order's own name and price were written over those of the catalogue. */
  override?: boolean;
}

/** Snapshot of the variant (SKU) an order line is about. */
export interface OrderItemSku {
  /** Id of the SKU (`sku_...`). */
  id?: string | null;
  /** The shop's own id of the SKU. */
  source_id?: string | null;
  /** Name of the SKU. */
  sku?: string | null;
  /** Unit price in minor currency units; null when the catalogue has none. */
  price?: number | null;
  /**
   * Free map that the project defines for itself: values may be strings, numbers, booleans,
   * arrays, objects or null.
   */
  metadata?: {
    [k: string]: unknown;
  } | null;
  /** True when the order's own name and price were written over those of the catalogue. */
  override?: boolean;
}

/** What a redemption, or its rollback, means for an order. Every field may be missing. */
export interface OrderRedemption {
  /** When the redemption happened. */
  date?: string;
  /** Id of the rollback (`rr_...`); only when the redemption was undone. */
  rollback_id?: string;
  /** When the redemption was undone. */
  rollback_date?: string;
  /** What kind of thing was redeemed; `redemption` for the parent of a stack. */
  related_object_type?:
    "voucher" | "promotion_tier" | "promotion_stack" | "redemption" | (string & {});
  /** Id of what was redeemed. */
  related_object_id?: string;
  /** Id of the campaign it belongs to. */
  related_object_parent_id?: string;
  /** Ids of the redemptions made together under this one. */
  stacked?: string[];
  /** Ids of the rollbacks made together under this one. */
  rollback_stacked?: string[];
}

/**
 * The redemption behind the order event. No delivery with one has ever been published, so
 * nothing about its fields is promised here: read it as an open map and check what you use.
 */
export interface Redemption {
  [k: string]: unknown;
}

/**
 * A campaign: the source of the voucher that was sent, or of the promotion that customers
 * are told about.
 */
export interface Campaign {
  /** Id of the campaign (`camp_...`). */
  id: string;
  /** Always `campaign` in what has been captured; says what kind of object this is. */
  object: "campaign" | (string & {});
  /** Name of the campaign, unique in its project. */
  name: string;
  /** Kind of campaign. `LUCKY_DRAW` existed once. */
  campaign_type?:
    | "DISCOUNT_COUPONS"
    | "GIFT_VOUCHERS"
    | "LOYALTY_PROGRAM"
    | "PROMOTION"
    | "REFERRAL_PROGRAM"
    | (string & {});
  /**
   * Whether codes are made as they are needed (`AUTO_UPDATE`) or all at the start (`STATIC`).
   * `STANDALONE` came in 2024.
   */
  type?: "AUTO_UPDATE" | "STATIC" | "STANDALONE" | (string & {});
  /** Note that the owner wrote; null when there is none. */
  description?: string | null;
  /** False when switched off. */
  active?: boolean;
  /** True when customers who qualify join by themselves; null in data of 2020. */
  auto_join?: boolean | null;
  /** True when a customer gets at most one code. */
  join_once?: boolean | null;
  /** True when its codes are for bringing in others. */
  is_referral_code?: boolean | null;
  /** How its vouchers are made; missing for a `PROMOTION`, which has none. */
  voucher?: CampaignVoucher | null;
  /** How the referral works; only for a `REFERRAL_PROGRAM`. */
  referral_program?: ReferralProgram | null;
  /** Name of the category; null in everything captured. */
  category?: string | null;
  /** Id of the category; null when there is none. */
  category_id?: string | null;
  /** The categories in full; rarely sent. */
  categories?: Category[] | null;
  /** Runs from then on; null for no start. */
  start_date?: string | null;
  /** Runs until then; null for no end. */
  expiration_date?: string | null;
  /** Rhythm in which it runs; only in the full form. */
  validity_timeframe?: ValidityTimeframe | null;
  /**
   * Days of the week on which it runs, 0 for Sunday to 6 for Saturday; null when every day is
   * fine.
   */
  validity_day_of_week?: number[] | null;
  /** Hours in which it runs; only in the full form. */
  validity_hours?: ValidityHours | null;
  /**
   * Free map that the project defines for itself: values may be strings, numbers, booleans,
   * arrays, objects or null.
   */
  metadata?: {
    [k: string]: unknown;
  } | null;
  /** True when the owner locked it against change; only in the full form. */
  protected?: boolean | null;
  /** How many vouchers it has; only in the full form. */
  vouchers_count?: number | null;
  /** How far the making of the campaign is, such as `DONE`; only in the full form. */
  creation_status?: string | null;
  /**
   * How far the making of its vouchers is, such as `DONE` or `IN_PROGRESS`; only in the full
   * form.
   */
  vouchers_generation_status?: string | null;
  /**
   * True when the vouchers' metadata follow the project's schema for vouchers; only in the
   * full form.
   */
  use_voucher_metadata_schema?: boolean | null;
  /**
   * When loyalty tiers expire; only in the full form of a loyalty campaign, its keys are not
   * declared here.
   */
  loyalty_tiers_expiration?: {
    [k: string]: unknown;
  } | null;
  /** When the campaign was made (UTC; milliseconds or microseconds). */
  created_at?: string;
  /** When it last changed; missing or null when it never did. */
  updated_at?: string | null;
}

/**
 * The mould from which a campaign makes its vouchers. Of `discount`, `gift` and
 * `loyalty_card` the one that belongs to `type` is there; the others are null or missing.
 */
export interface CampaignVoucher {
  /** Kind of voucher that the campaign makes. */
  type?: "DISCOUNT_VOUCHER" | "GIFT_VOUCHER" | "LOYALTY_CARD" | (string & {});
  /** Discount of its vouchers. */
  discount?: Discount | null;
  /** Gift of its vouchers, usually without a balance. */
  gift?: Gift | null;
  /** Points of its new loyalty cards. */
  loyalty_card?: CampaignLoyaltyCard | null;
  /** How often each voucher may be redeemed. */
  redemption?: CampaignVoucherRedemption;
  /** How codes are made. */
  code_config?: CodeConfig;
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
  type?: "AMOUNT" | "PERCENT" | "UNIT" | "FIXED" | (string & {});
  /** Where the discount lands: on the order, on items, or as units added. Not always sent. */
  effect?:
    | "APPLY_TO_ORDER"
    | "APPLY_TO_ITEMS"
    | "APPLY_TO_ITEMS_PROPORTIONALLY"
    | "APPLY_TO_ITEMS_PROPORTIONALLY_BY_QUANTITY"
    | "APPLY_TO_ITEMS_BY_QUANTITY"
    | "ADD_MISSING_ITEMS"
    | "ADD_NEW_ITEMS"
    | "ADD_SAME_ITEMS"
    | "ADD_MANY_ITEMS"
    | (string & {});
  /** For `AMOUNT`: what is taken off, in minor currency units. */
  amount_off?: number;
  /** For `AMOUNT`: formula that computes `amount_off` from the order. */
  amount_off_formula?: string;
  /** For `PERCENT`: what is taken off, in percent (10 means 10 %). */
  percent_off?: number;
  /** For `PERCENT`: formula that computes `percent_off` from the order. */
  percent_off_formula?: string;
  /** For `PERCENT`: the most that is taken off, in minor currency units. */
  amount_limit?: number | null;
  /**
   * For `AMOUNT` and `PERCENT`: the most that is taken off over all items together, in minor
   * currency units.
   */
  aggregated_amount_limit?: number | null;
  /**
   * For `FIXED`: the price to pay, in minor currency units; may be missing when a formula
   * computes it.
   */
  fixed_amount?: number;
  /** For `FIXED`: formula that computes `fixed_amount` from the order. */
  fixed_amount_formula?: string;
  /** For `UNIT`: how many units are free. */
  unit_off?: number;
  /** For `UNIT`: formula that computes `unit_off` from the order. */
  unit_off_formula?: string;
  /** For `UNIT`: id of the product or SKU given away. */
  unit_type?: string;
  /**
   * For `UNIT` with the effect `ADD_MANY_ITEMS`: what is given away. Sent as null with other
   * discounts.
   */
  units?: DiscountUnit[] | null;
  /** For `UNIT`: the product given away. */
  product?: DiscountProduct | null;
  /** For `UNIT`: the SKU given away, if it is one. */
  sku?: DiscountSku | null;
  /** True when the value is computed for each order. */
  is_dynamic?: boolean;
}

/** One of several products that a unit discount with the effect `ADD_MANY_ITEMS` gives away. */
export interface DiscountUnit {
  /** How many units are free. */
  unit_off?: number;
  /** Formula that computes `unit_off` from the order. */
  unit_off_formula?: string;
  /** Id of the product or SKU given away. */
  unit_type?: string;
  /** Whether units are added only if missing, always, or like those in the order. */
  effect?: "ADD_MISSING_ITEMS" | "ADD_NEW_ITEMS" | "ADD_SAME_ITEMS" | (string & {});
  /** The product given away. */
  product?: DiscountProduct | null;
  /** The SKU given away; only when the unit is a SKU. */
  sku?: DiscountSku | null;
}

/** The product that a unit discount gives away. */
export interface DiscountProduct {
  /** Id of the product. */
  id?: string;
  /** The shop's own id of the product. */
  source_id?: string | null;
  /** Name of the product; not always sent. */
  name?: string | null;
}

/** The SKU that a unit discount gives away. */
export interface DiscountSku {
  /** Id of the SKU. */
  id?: string;
  /** The shop's own id of the SKU. */
  source_id?: string | null;
  /** Name of the SKU; not always sent. */
  name?: string | null;
}

/** Money on a gift card, in minor currency units. A campaign's own gift has no balance. */
export interface Gift {
  /** What the card was loaded with, over its life, in minor currency units. */
  amount?: number;
  /** What is left to spend, in minor currency units. */
  balance?: number;
  /** What was taken off by hand rather than spent, in minor currency units. */
  subtracted_amount?: number;
  /** Whether the gift pays for the order or for items. */
  effect?: "APPLY_TO_ORDER" | "APPLY_TO_ITEMS" | (string & {}) | null;
}

/** What a new loyalty card of a campaign starts with. */
export interface CampaignLoyaltyCard {
  /** Points on a new card. */
  points?: number;
  /** When points expire; missing when they never do. */
  expiration_rules?: LoyaltyExpirationRules;
}

/** When points on the loyalty cards of a campaign expire. */
export interface LoyaltyExpirationRules {
  /** Whether points live for some months or until a fixed day of the year. */
  period_type?: "MONTH" | "FIXED_DAY_OF_YEAR" | (string & {});
  /** How many months points live. */
  period_value?: number;
  /** To what the day of expiry is rounded up. */
  rounding_type?:
    | "END_OF_MONTH"
    | "END_OF_QUARTER"
    | "END_OF_HALF_YEAR"
    | "END_OF_YEAR"
    | "PARTICULAR_MONTH"
    | (string & {});
  /** The month meant by `PARTICULAR_MONTH`. */
  rounding_value?: number;
  /** Month of the fixed day, 1 to 12. */
  fixed_month?: number;
  /** Day of the fixed day, 1 to 31. */
  fixed_day?: number;
}

/** How often each voucher of a campaign may be redeemed. */
export interface CampaignVoucherRedemption {
  /** How often it may be redeemed; null for without limit. */
  quantity?: number | null;
  /** How often it was; missing in data of 2020. */
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
  /** Text before the random part; may be empty or missing. */
  prefix?: string;
  /** Text after the random part; may be empty or missing. */
  postfix?: string;
  /** How many codes were made at the start. */
  initial_count?: number;
  /** How many unused codes the campaign keeps ready; seen in few objects. */
  min_desired?: number;
}

/** How a referral campaign works. */
export interface ReferralProgram {
  /** What completes a referral: redeeming the code, or a custom event. */
  conversion_event_type?: "redemption" | "custom_event" | (string & {});
  /** The custom event that completes it; only when that is how. */
  custom_event?: ReferralProgramCustomEvent | null;
  /** What the invited person gets; only when there is something. */
  referee_reward?: RefereeReward | null;
}

/** The custom event that completes a referral. */
export interface ReferralProgramCustomEvent {
  /** Id of the custom event's definition. */
  id?: string;
  /** Name of the custom event. */
  name?: string;
}

/**
 * What the invited person of a referral gets. Left open: two objects at most are known, and
 * its `amount`, a text in the vendor's schema, is not declared here because its kind is not
 * certain.
 */
export interface RefereeReward {
  /** Kind of voucher given. */
  type?: "DISCOUNT_VOUCHER" | "GIFT_VOUCHER" | "LOYALTY_CARD" | (string & {});
  /** The campaign it comes from. */
  related_object_parent?: RefereeRewardParent | null;
  [k: string]: unknown;
}

/** The campaign from which the invited person is rewarded. */
export interface RefereeRewardParent {
  /** Id of the campaign. */
  id?: string;
  /** Name of the campaign. */
  name?: string;
  /** Kind of the parent, in capitals here and only here. */
  object?: "CAMPAIGN" | (string & {});
}

/** A category that groups campaigns and vouchers and ranks them when discounts are combined. */
export interface Category {
  /** Id of the category (`cat_...`). */
  id: string;
  /** Always `category` in what has been captured; says what kind of object this is. */
  object?: "category" | (string & {});
  /** Name of the category. */
  name?: string;
  /** Rank of the category; a lower number is applied earlier. */
  hierarchy?: number;
  /** Whether vouchers of this category combine with others. */
  stacking_rules_type?: "JOINT" | "EXCLUSIVE" | (string & {});
  /** When the category was made. */
  created_at?: string;
  /** When it last changed; missing or null when it never did. */
  updated_at?: string | null;
}

/** A rhythm in which something is usable: for `duration`, again after every `interval`. */
export interface ValidityTimeframe {
  /** How long it is usable, as an ISO 8601 duration. */
  duration?: string;
  /** How often that comes round, as an ISO 8601 duration. */
  interval?: string;
}

/** Hours of the week in which something is usable. */
export interface ValidityHours {
  /** The ranges of hours. */
  daily?: ValidityHoursRange[];
}

/** Hours of some weekdays in which something is usable. */
export interface ValidityHoursRange {
  /** The weekdays meant, 0 for Sunday to 6 for Saturday. */
  days_of_week?: number[];
  /** First time of day, such as `09:00`. */
  start_time?: string;
  /** Last time of day, such as `17:30`. */
  expiration_time?: string;
}

/**
 * A tier of a promotion campaign. No order webhook with one was ever published: the vendor's
 * text names id, name, banner, campaign and metadata; the rest is known from the tier's own
 * webhooks. Only `id` is certain.
 */
export interface PromotionTier {
  /** Id of the tier (`promo_...`). */
  id: string;
  /**
   * `promotion_tier` in the tier's own webhooks; the vendor's text for order webhooks does not
   * name it.
   */
  object?: "promotion_tier" | (string & {});
  /** Name of the tier. */
  name?: string;
  /** Text shown to customers; null when there is none. */
  banner?: string | null;
  /** What the tier does. */
  action?: PromotionTierAction | null;
  /** Rank of the tier in its campaign; a lower number is applied earlier. */
  hierarchy?: number | null;
  /** Older id of the promotion; known from the API only. */
  promotion_id?: string | null;
  /** Id of the campaign. */
  campaign_id?: string | null;
  /** The campaign in brief, perhaps with its id only. */
  campaign?: PromotionTierCampaign | null;
  /** False when switched off. */
  active?: boolean | null;
  /** Applies from then on; null for no start. */
  start_date?: string | null;
  /** Applies until then; null for no end. */
  expiration_date?: string | null;
  /** Rhythm in which it applies. */
  validity_timeframe?: ValidityTimeframe | null;
  /**
   * Days of the week on which it applies, 0 for Sunday to 6 for Saturday; null when every day
   * is fine.
   */
  validity_day_of_week?: number[] | null;
  /** Hours in which it applies. */
  validity_hours?: ValidityHours | null;
  /** Rules that guard it; null when there are none. */
  validation_rule_assignments?: ValidationRuleAssignmentList | null;
  /** Counters about the tier. */
  summary?: PromotionTierSummary | null;
  /** Id of the category; null when there is none. */
  category_id?: string | null;
  /** The categories in full; empty when there are none. */
  categories?: Category[] | null;
  /**
   * Free map that the project defines for itself: values may be strings, numbers, booleans,
   * arrays, objects or null.
   */
  metadata?: {
    [k: string]: unknown;
  } | null;
  /** When the tier was made. */
  created_at?: string;
  /** When it last changed; missing or null when it never did. */
  updated_at?: string | null;
}

/** What a promotion tier does when it applies. */
export interface PromotionTierAction {
  /** The discount it gives. */
  discount?: Discount | null;
}

/** The promotion campaign that a tier belongs to, in brief. */
export interface PromotionTierCampaign {
  /** Id of the campaign. */
  id?: string;
  /** `campaign` in everything captured. */
  object?: "campaign" | (string & {});
  /** False when the campaign is switched off. */
  active?: boolean | null;
  /** The campaign runs from then on; null for no start. */
  start_date?: string | null;
  /** The campaign runs until then; null for no end. */
  expiration_date?: string | null;
  /** Rhythm in which the campaign runs. */
  validity_timeframe?: ValidityTimeframe | null;
  /**
   * Days of the week on which the campaign runs, 0 for Sunday to 6 for Saturday; null when
   * every day is fine.
   */
  validity_day_of_week?: number[] | null;
  /** Hours in which the campaign runs. */
  validity_hours?: ValidityHours | null;
  /** Id of the campaign's category. */
  category_id?: string | null;
}

/** The validation rules of a voucher or promotion tier, as a list object. */
export interface ValidationRuleAssignmentList {
  /** `list` in everything documented. */
  object?: "list" | (string & {});
  /** Name of the key that holds the entries. */
  data_ref?: "data" | (string & {});
  /** The entries; null in some older objects. */
  data?: ValidationRuleAssignment[] | null;
  /** How many entries there are. */
  total?: number;
}

/** The link between a validation rule and what it guards. */
export interface ValidationRuleAssignment {
  /** Id of the link (`asgm_...`). */
  id?: string;
  /**
   * Always `validation_rules_assignment` in what has been captured; says what kind of object
   * this is.
   */
  object?: "validation_rules_assignment" | (string & {});
  /** Id of the rule (`val_...`). */
  rule_id?: string;
  /** Id of what the rule guards. */
  related_object_id?: string;
  /** What kind of thing the rule guards. */
  related_object_type?:
    | "voucher"
    | "campaign"
    | "earning_rule"
    | "reward_assignment"
    | "promotion_tier"
    | "distribution"
    | (string & {});
  /** When the link was made. */
  created_at?: string;
  /** When it last changed; missing or null when it never did. */
  updated_at?: string | null;
  /** Whether the rule can be evaluated for what it guards. */
  validation_status?: "VALID" | "PARTIALLY_VALID" | "INVALID" | (string & {});
  /** Parts of the rule that are left out when it is evaluated. */
  validation_omitted_rules?: string[] | null;
}

/** Counters that the platform keeps about a promotion tier. */
export interface PromotionTierSummary {
  /** Count of redemptions. */
  redemptions?: PromotionTierSummaryRedemptions | null;
  /** Totals of orders. */
  orders?: PromotionTierSummaryOrders | null;
}

/** Count of a tier's redemptions. */
export interface PromotionTierSummaryRedemptions {
  /** How often the tier was redeemed. */
  total_redeemed?: number;
}

/** Totals of the orders a tier was applied to, in minor currency units. */
export interface PromotionTierSummaryOrders {
  /** Sum of the orders, in minor currency units. */
  total_amount?: number;
  /** Sum of the discounts, in minor currency units. */
  total_discount_amount?: number;
}

/**
 * Gives the customer a code of their own: adds `campaign`, `voucher` and `publication`.
 * Known from payloads of a distribution sent by hand, not from one of this event.
 */
export interface CustomerOrderCreatedUniqueCodeData {
  /** The customer of the order. */
  customer: Customer;
  /**
   * The customer whose referral code was used; null when there was none. Only null has been
   * seen.
   */
  referrer: Customer | null;
  /** The order as it stood at the event. */
  order: Order;
  /** The redemption that caused the event; null when none did. Only null has been seen. */
  redemption: Redemption | null;
  /** The campaign that the voucher comes from. */
  campaign: Campaign;
  /** The voucher that the customer got. */
  voucher: Voucher;
  /** The record that the customer got it. */
  publication: Publication;
  /** Belongs to the purpose `promotion`; here missing, or null, which means the same. */
  promotion_tier?: null;
}

/**
 * A voucher (a unique code) that a distribution sent to a customer: a discount coupon, a
 * gift card or a loyalty card. Of `discount`, `gift` and `loyalty_card` the one that belongs
 * to `type` is there; the others are missing in the short form and null in the full form.
 */
export interface Voucher {
  /** Id of the voucher (`v_...`); in some lists it is the code. */
  id: string;
  /** The code that the customer enters. */
  code: string;
  /** Always `voucher` in what has been captured; says what kind of object this is. */
  object: "voucher" | (string & {});
  /**
   * Kind of voucher. There in every delivery of a unique code captured; left out of the
   * trimmed form that some other events use.
   */
  type?: "DISCOUNT_VOUCHER" | "GIFT_VOUCHER" | "LOYALTY_CARD" | (string & {});
  /** The discount of a `DISCOUNT_VOUCHER`. */
  discount?: Discount | null;
  /** The money on a `GIFT_VOUCHER`. */
  gift?: Gift | null;
  /** The points on a `LOYALTY_CARD`. */
  loyalty_card?: LoyaltyCard | null;
  /** Name of the campaign; null for a voucher without one. */
  campaign?: string | null;
  /** Id of the campaign; null for a voucher without one. */
  campaign_id?: string | null;
  /** True when the code is for bringing in others. */
  is_referral_code?: boolean | null;
  /** Id of the customer who holds the voucher; null or missing until it is given to someone. */
  holder_id?: string | null;
  /** Id of the customer who brought the holder in. */
  referrer_id?: string | null;
  /** Name of the category; null when there is none. */
  category?: string | null;
  /** Id of the category; null when there is none. */
  category_id?: string | null;
  /** The categories in full; not always sent. */
  categories?: Category[] | null;
  /** False when switched off. Null in trimmed forms, where it says nothing. */
  active?: boolean | null;
  /** How often it may be and was redeemed. */
  redemption?: VoucherRedemption | null;
  /** Usable from then on; null for no start. */
  start_date?: string | null;
  /** Usable until then; null for no end. */
  expiration_date?: string | null;
  /** Rhythm in which it is usable; only in the full form. */
  validity_timeframe?: ValidityTimeframe | null;
  /**
   * Days of the week on which it is usable, 0 for Sunday to 6 for Saturday; null when every
   * day is fine.
   */
  validity_day_of_week?: number[] | null;
  /** Hours in which it is usable; only in the full form. */
  validity_hours?: ValidityHours | null;
  /** Rules that guard it; only in the full form. */
  validation_rules_assignments?: ValidationRuleAssignmentList | null;
  /** Note that the owner wrote; only in the full form. */
  additional_info?: string | null;
  /**
   * Free map that the project defines for itself: values may be strings, numbers, booleans,
   * arrays, objects or null.
   */
  metadata?: {
    [k: string]: unknown;
  } | null;
  /** Pictures of the code; only in the full form. */
  assets?: VoucherAssets | null;
  /** How often it was given out; only in the full form. */
  publish?: VoucherPublish | null;
  /** When the voucher was made (UTC; milliseconds or microseconds). */
  created_at?: string;
  /** When it last changed; null or missing when it never did. */
  updated_at?: string | null;
}

/** Points on a loyalty card. */
export interface LoyaltyCard {
  /** Points ever added, net of those expired or subtracted. */
  points?: number;
  /** Points left to spend; not always sent. */
  balance?: number;
  /** Day on which points expire next; missing or null when none will. */
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
  /** How often it may be redeemed; null for without limit. */
  quantity?: number | null;
  /** How often it was redeemed. */
  redeemed_quantity?: number;
  /** Loyalty cards: points spent. */
  redeemed_points?: number | null;
  /** Gift cards: amount spent, in minor currency units. */
  redeemed_amount?: number | null;
  /** `list` in the full form of a voucher. */
  object?: "list" | (string & {});
  /** API path that lists the redemptions; only in the full form. */
  url?: string;
}

/** Pictures of a voucher's code; only in the full form of a voucher. */
export interface VoucherAssets {
  /** The code as a QR code. */
  qr?: VoucherImage;
  /** The code as a bar code. */
  barcode?: VoucherImage;
}

/** A picture of a voucher's code. */
export interface VoucherImage {
  /** Id of the picture. */
  id?: string;
  /** Where the picture can be fetched. Documented payloads carry a placeholder here. */
  url?: string;
}

/** How often a voucher was given to customers; only in the full form of a voucher. */
export interface VoucherPublish {
  /** `list` in everything captured. */
  object?: "list" | (string & {});
  /** How often the voucher was published. */
  count?: number;
  /** API path that lists the publications. */
  url?: string;
}

/** The record that a voucher was given to a customer. */
export interface Publication {
  /** Id of the publication (`pub_...`). */
  id: string;
  /** Always `publication` in what has been captured; says what kind of object this is. */
  object: "publication" | (string & {});
  /** When the voucher was given (UTC). */
  created_at: string;
  /** Whether it worked; only `SUCCESS` has been seen. */
  result?: "SUCCESS" | (string & {});
  /**
   * Through what it was given, free text: `Dashboard`, `Automation`, `API` and
   * `voucherify-web-ui` have been seen. Which one an automatic order distribution writes is
   * unknown.
   */
  channel: string;
  /** The shop's own id of the publication; null when it gave none. */
  source_id: string | null;
  /** How the customer is tracked; equal to the customer's `source_id` in what was captured. */
  tracking_id?: string | null;
  /** Id of the customer who got the voucher. */
  customer_id: string;
  /** The customer who got the voucher, with the larger parts null. */
  customer: Customer;
  /** Ids of the vouchers given; one in everything captured. */
  vouchers_id: string[];
  /** The voucher in full; only in some deliveries. */
  voucher?: Voucher | null;
  /** The vouchers when there are several; its entries are not documented for webhooks. */
  vouchers?: unknown[] | null;
  /** Why it failed, for programs; known from the API only. */
  failure_code?: string | null;
  /** Why it failed, for people; known from the API only. */
  failure_message?: string | null;
  /**
   * Where the publication came from, and what the project added; empty when not from a
   * distribution.
   */
  metadata: PublicationMetadata;
}

/**
 * Metadata of a publication. The three known keys are there when a distribution made it; any
 * other key may come from the project.
 */
export interface PublicationMetadata {
  /** `distribution` when a distribution made the publication. */
  source_type?: string;
  /** Id of what made the publication; equal to `distribution_id` in what was captured. */
  source_id?: string;
  /** Id of the distribution (`distr_...`). */
  distribution_id?: string;
  [k: string]: unknown;
}

/**
 * Sends a message and adds no key. A unique-code delivery whose owner deselected `campaign`,
 * `voucher` and `publication` in the payload designer looks the same and reads as a message.
 */
export interface CustomerOrderCreatedMessageData {
  /** The customer of the order. */
  customer: Customer;
  /**
   * The customer whose referral code was used; null when there was none. Only null has been
   * seen.
   */
  referrer: Customer | null;
  /** The order as it stood at the event. */
  order: Order;
  /** The redemption that caused the event; null when none did. Only null has been seen. */
  redemption: Redemption | null;
  /**
   * Belongs to the purposes `promotion` and `unique_code`; here missing, or null, which means
   * the same.
   */
  campaign?: null;
  /** Belongs to the purpose `promotion`; here missing, or null, which means the same. */
  promotion_tier?: null;
  /** Belongs to the purpose `unique_code`; here missing, or null, which means the same. */
  voucher?: null;
  /** Belongs to the purpose `unique_code`; here missing, or null, which means the same. */
  publication?: null;
}

/**
 * Tells a customer about a promotion: adds `campaign` and `promotion_tier`. Known from the
 * vendor's text only; no payload of this purpose has been published.
 */
export interface CustomerOrderUpdatedPromotionData {
  /** The customer of the order. */
  customer: Customer;
  /**
   * The customer whose referral code was used; null when there was none. Only null has been
   * seen.
   */
  referrer: Customer | null;
  /** The order as it stood at the event. */
  order: Order;
  /** The redemption that caused the event; null when none did. Only null has been seen. */
  redemption: Redemption | null;
  /** The promotion's campaign. */
  campaign: Campaign;
  /** The tier of the promotion that applies. */
  promotion_tier: PromotionTier;
  /** Belongs to the purpose `unique_code`; here missing, or null, which means the same. */
  voucher?: null;
  /** Belongs to the purpose `unique_code`; here missing, or null, which means the same. */
  publication?: null;
}

/**
 * Gives the customer a code of their own: adds `campaign`, `voucher` and `publication`.
 * Known from payloads of a distribution sent by hand, not from one of this event.
 */
export interface CustomerOrderUpdatedUniqueCodeData {
  /** The customer of the order. */
  customer: Customer;
  /**
   * The customer whose referral code was used; null when there was none. Only null has been
   * seen.
   */
  referrer: Customer | null;
  /** The order as it stood at the event. */
  order: Order;
  /** The redemption that caused the event; null when none did. Only null has been seen. */
  redemption: Redemption | null;
  /** The campaign that the voucher comes from. */
  campaign: Campaign;
  /** The voucher that the customer got. */
  voucher: Voucher;
  /** The record that the customer got it. */
  publication: Publication;
  /** Belongs to the purpose `promotion`; here missing, or null, which means the same. */
  promotion_tier?: null;
}

/**
 * Sends a message and adds no key. A unique-code delivery whose owner deselected `campaign`,
 * `voucher` and `publication` in the payload designer looks the same and reads as a message.
 */
export interface CustomerOrderUpdatedMessageData {
  /** The customer of the order. */
  customer: Customer;
  /**
   * The customer whose referral code was used; null when there was none. Only null has been
   * seen.
   */
  referrer: Customer | null;
  /** The order as it stood at the event. */
  order: Order;
  /** The redemption that caused the event; null when none did. Only null has been seen. */
  redemption: Redemption | null;
  /**
   * Belongs to the purposes `promotion` and `unique_code`; here missing, or null, which means
   * the same.
   */
  campaign?: null;
  /** Belongs to the purpose `promotion`; here missing, or null, which means the same. */
  promotion_tier?: null;
  /** Belongs to the purpose `unique_code`; here missing, or null, which means the same. */
  voucher?: null;
  /** Belongs to the purpose `unique_code`; here missing, or null, which means the same. */
  publication?: null;
}

/** The data of each event, by purpose. */
export interface EventVariants {
  "customer.order.created": {
    promotion: CustomerOrderCreatedPromotionData;
    unique_code: CustomerOrderCreatedUniqueCodeData;
    message: CustomerOrderCreatedMessageData;
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
export interface DeliveryEvent {
  /** Id of the event (`evcus_...` for events about customers). */
  id: string;
  /**
   * Name of the event, such as the ones in `EventType`. This, not the delivery's own `type`,
   * says what happened.
   */
  type: string;
  /** When the event happened (UTC). */
  created_at: string;
  /** Id of what the event is about: the customer, for events about customers. Often missing. */
  entity_id?: string;
  /** Id of the request that caused the event (`v-...`); events of one request share it. */
  group_id: string;
  /**
   * Whether someone did it or it followed from something else. Known from other payloads; not
   * seen in a distribution's.
   */
  category?: "ACTION" | "EFFECT" | (string & {});
  /** What led to the event. */
  event_source: EventSource;
}

/**
 * What led to the event. At most one of `user` and `api_key` has been seen; `INTERNAL` comes
 * with neither.
 */
export interface EventSource {
  /**
   * Through what it came: dashboard, server API, client API, or the platform itself.
   * `CLIENT_API` is documented but was never captured.
   */
  channel: "USER_PORTAL" | "API" | "CLIENT_API" | "INTERNAL" | (string & {});
  /** The person; with `USER_PORTAL`. */
  user?: EventSourceUser;
  /** The API key; with `API` and, presumably, `CLIENT_API`. */
  api_key?: EventSourceApiKey;
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
  /** Id of the application that the key belongs to; not a secret. */
  app_id: string;
}

/** The distribution that sent the delivery. */
export interface DeliverySource {
  /** Id of the distribution (`distr_...`). */
  id: string;
  /**
   * `distribution` for the webhooks described here; `webhook` for those of a project, which
   * are not known to carry these events.
   */
  object: "distribution" | "webhook" | (string & {});
  /**
   * The address that the owner entered. Not checked for form: documented payloads hold
   * placeholders and malformed addresses.
   */
  target_url: string;
}

/**
 * The envelope around an event's data, as a distribution sends it. A distribution may be set
 * to send no envelope at all (a raw payload); then the body is the data.
 */
export interface Delivery {
  /**
   * Id of this sendout (`whs_...`). Whether a retry keeps it is unknown, so prefer `event.id`
   * with `source.id` for telling duplicates.
   */
  id: string;
  /** Id of the project (`proj_...`, or `sand_...` for a sandbox). */
  project_id: string;
  /** When the sendout was made (UTC); usually the same as the event's own time. */
  created_at: string;
  /**
   * Free text that the owner typed into the distribution, and may be empty. Not the event's
   * name: that is `event.type`.
   */
  type: string;
  /**
   * What the event says. Its shape follows from `event.type`; an owner may have replaced or
   * trimmed it in the payload designer.
   */
  data: object;
  /** The distribution that sent it. */
  source: DeliverySource;
  /** The business event behind it. */
  event: DeliveryEvent;
}

/**
 * The name of an event, as the wire says it. A new event is a minor version of this package: a
 * switch over it needs a default.
 */
export type EventType = keyof EventMap;

/**
 * What the distribution that sent the delivery was for. Nothing on the wire says it: it is inferred
 * from the keys of `data`. A unique-code distribution whose owner deselected `campaign`, `voucher`
 * and `publication` in the payload designer therefore reads as a message.
 */
export type Purpose = "promotion" | "unique_code" | "message";

/**
 * A delivery that was understood: a union with one member for each event and purpose, which narrows
 * on `eventType`, on `purpose` and on both. Two parameters pick members of it.
 */
export type OrderWebhook<E extends EventType = EventType, P extends Purpose = Purpose> = {
  [Type in E]: {
    [Kind in P]: {
      /** Which event it is: the delivery's `event.type`, or what the raw payload was announced as. */
      readonly eventType: Type;
      /** Inferred from the keys of `data`. */
      readonly purpose: Kind;
      /** What the event says. */
      readonly data: EventVariants[Type][Kind];
      /** The envelope as it came; null for a raw payload, which has none. */
      readonly delivery: Delivery | null;
    };
  }[P];
}[E];
