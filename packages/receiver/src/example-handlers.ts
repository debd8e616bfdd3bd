import type { EventType, OrderWebhook, Purpose } from "@order-webhooks/types";
import { eventTypes, purposes } from "@order-webhooks/validator";
import type { Handler, HandlerMap } from "./options/handlers.ts";

/** A summary of a webhook, as an example of the values that a log, a ledger or a mail needs. */
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
  /** The offer of the distribution. Null for a plain message. */
  readonly offer: Offer | null;
}

/** The promotion or the code of a distribution. */
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
 * Every field of `data` that the example handlers read, by purpose, as sorted JSON paths. The contracts expect the
 * fields that are always present, and note the others. A test compares the list with the fields that the handlers
 * read.
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

/** Creates handlers for every event and purpose. Each passes a summary of its webhook to `onSummary`. */
export function createExampleHandlers(
  onSummary: (summary: WebhookSummary) => void | Promise<void>,
): HandlerMap {
  const handle: Handler = (webhook) => onSummary(summarize(webhook));
  const ofEvent = Object.fromEntries(purposes.map((purpose) => [purpose, handle]));
  // This cast is needed because fromEntries loses the keys, which are all events and purposes.
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
