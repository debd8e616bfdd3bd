import type { EventType, OrderWebhook, Purpose } from "@order-webhooks/types";
import { eventTypes, purposes } from "@order-webhooks/validator";
import type { Handler, HandlerMap } from "./options/handlers.ts";

/** A summary of a webhook, as the example handlers make it for a log, a ledger or a mail. */
export interface WebhookSummary {
  readonly event: EventType;
  readonly purpose: Purpose;
  readonly orderId: string;
  readonly orderStatus: string | null;
  readonly orderAmount: number | null;
  readonly products: readonly string[];
  readonly customerId: string;
  readonly customerEmail: string | null;
  readonly referrerId: string | null;
  readonly hasRedemption: boolean;
  /** The offer that the distribution sent. Null for a plain message. */
  readonly offer: Offer | null;
}

/** The promotion, or the code, that a distribution sent along. */
export type Offer =
  | { readonly kind: "promotion"; readonly campaign: string; readonly tier: string | null }
  | {
      readonly kind: "code";
      readonly campaign: string;
      readonly code: string;
      readonly channel: string | null;
    };

const commonFields = [
  "$.customer.email",
  "$.customer.id",
  "$.order.amount",
  "$.order.id",
  "$.order.items[*].product_id",
  "$.order.status",
  "$.redemption",
  "$.referrer.id",
] as const;

/**
 * Every field of `data` that the example handlers read, by purpose, as JSON paths in order. The
 * contracts expect those of them that are always there, and note the rest. A test holds the list against
 * what the handlers really read.
 */
export const exampleFields: { readonly [P in Purpose]: readonly string[] } = {
  promotion: [...commonFields, "$.campaign.name", "$.promotion_tier.name"].sort(),
  unique_code: [
    ...commonFields,
    "$.campaign.name",
    "$.publication.channel",
    "$.voucher.code",
  ].sort(),
  message: commonFields,
};

/** Handlers for every event and purpose that there is. Each hands a summary on. */
export function createExampleHandlers(
  onSummary: (summary: WebhookSummary) => void | Promise<void>,
): HandlerMap {
  const handle: Handler = (webhook) => onSummary(summarize(webhook));
  const ofEvent = Object.fromEntries(purposes.map((purpose) => [purpose, handle]));
  // The seam: fromEntries forgets its keys, which are all the events and purposes there are.
  return Object.fromEntries(eventTypes.map((event) => [event, ofEvent])) as HandlerMap;
}

function summarize(webhook: OrderWebhook): WebhookSummary {
  const { customer, order, referrer, redemption } = webhook.data;
  return {
    event: webhook.eventType,
    purpose: webhook.purpose,
    orderId: order.id,
    orderStatus: order.status ?? null,
    orderAmount: order.amount ?? null,
    products: (order.items ?? []).flatMap((item) => item.product_id ?? []),
    customerId: customer.id,
    customerEmail: customer.email ?? null,
    referrerId: referrer?.id ?? null,
    hasRedemption: redemption !== null,
    offer: findOffer(webhook),
  };
}

function findOffer(webhook: OrderWebhook): Offer | null {
  switch (webhook.purpose) {
    case "promotion": {
      const { campaign, promotion_tier } = webhook.data;
      return { kind: "promotion", campaign: campaign.name, tier: promotion_tier.name ?? null };
    }
    case "unique_code": {
      const { campaign, voucher, publication } = webhook.data;
      const channel = publication.channel ?? null;
      return { kind: "code", campaign: campaign.name, code: voucher.code, channel };
    }
    default:
      return null;
  }
}
