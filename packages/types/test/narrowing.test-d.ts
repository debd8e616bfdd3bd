import type {
  Campaign,
  Delivery,
  EventMap,
  EventType,
  EventVariants,
  OrderWebhook,
  PromotionTier,
  Publication,
  Purpose,
  Voucher,
} from "../src/gen/index.d.ts";
import type { Equal, Expect } from "./type-assertions.ts";

/** Every event has every purpose, and its data is the union of the data of its purposes. */
export type VariantsMakeUpTheData = Expect<
  { [E in EventType]: Equal<EventVariants[E][Purpose], EventMap[E]> }[EventType]
>;

/** The union has one member for each event and purpose. Extracting a member equals passing the parameters. */
export type TagsPickMembers = Expect<
  {
    [E in EventType]: {
      [P in Purpose]: Equal<
        Extract<OrderWebhook, { readonly eventType: E; readonly purpose: P }>,
        OrderWebhook<E, P>
      >;
    }[Purpose];
  }[EventType]
>;

export type OneParameterLeavesTheOtherOpen = Expect<
  { [E in EventType]: Equal<OrderWebhook<E>, OrderWebhook<E, Purpose>> }[EventType]
>;

export type DataOfOneMember = Expect<
  {
    [E in EventType]: {
      [P in Purpose]: Equal<OrderWebhook<E, P>["data"], EventVariants[E][P]>;
    }[Purpose];
  }[EventType]
>;

/** A switch over the purpose narrows the data and is exhaustive. */
export function ofPurpose(webhook: OrderWebhook): readonly unknown[] {
  switch (webhook.purpose) {
    case "promotion": {
      const tier: PromotionTier = webhook.data.promotion_tier;
      const campaign: Campaign = webhook.data.campaign;
      const voucher: null | undefined = webhook.data.voucher;
      return [tier, campaign, voucher];
    }
    case "unique_code": {
      const voucher: Voucher = webhook.data.voucher;
      const publication: Publication = webhook.data.publication;
      return [voucher, publication];
    }
    case "message": {
      const none: null | undefined = webhook.data.campaign;
      return [none];
    }
    default: {
      const nothing: never = webhook;
      return nothing;
    }
  }
}

/** Without narrowing, keys of a single purpose cannot be read. */
export function withoutNarrowing(webhook: OrderWebhook): unknown {
  // @ts-expect-error a promotion has no voucher, so the purpose must be narrowed first
  return webhook.data.voucher.code;
}

/** A raw payload has no envelope, so code must check for null before it reads the envelope. */
export function ofDelivery(webhook: OrderWebhook): string | undefined {
  // @ts-expect-error null for a raw payload
  const id: string = webhook.delivery.id;
  const delivery: Delivery | null = webhook.delivery;
  return delivery?.event.id ?? id;
}

/** The discriminating keys are readonly. */
export function retagged(webhook: OrderWebhook): void {
  // @ts-expect-error readonly
  webhook.purpose = "message";
}

/** An open enum accepts any string, so it never narrows to never. */
export function ofStatus(webhook: OrderWebhook): string {
  const { status } = webhook.data.order;
  if (status === undefined) return "unknown";
  return status === "PAID" || status === "CANCELED" ? status : status.toUpperCase();
}
