import * as v from "valibot";
import type { Purpose } from "../check.ts";
import { campaign } from "./campaign.ts";
import { customer } from "./customer.ts";
import { order } from "./order.ts";
import { promotionTier } from "./promotion-tier.ts";
import { redemption } from "./redemption.ts";
import { publication, voucher } from "./voucher.ts";

const commonData = {
  customer,
  referrer: v.nullable(customer),
  order,
  redemption: v.nullable(redemption),
};

const none = v.optional(v.null());

const promotionData = v.object({
  ...commonData,
  campaign,
  promotion_tier: promotionTier,
  voucher: none,
  publication: none,
});

const uniqueCodeData = v.object({
  ...commonData,
  campaign,
  voucher,
  publication,
  promotion_tier: none,
});

const messageData = v.object({
  ...commonData,
  campaign: none,
  promotion_tier: none,
  voucher: none,
  publication: none,
});

const source = v.object({
  id: v.string(),
  object: v.nullish(v.string()),
  target_url: v.nullish(v.string()),
});

const eventSource = v.object({
  channel: v.string(),
  user: v.nullish(v.object({ id: v.string() })),
  api_key: v.nullish(v.object({ name: v.string(), app_id: v.string() })),
});

/** Creates the schema of a delivery for each purpose. */
export function createSchemas(eventTypes: readonly string[]) {
  const event = v.object({
    id: v.string(),
    type: v.picklist(eventTypes),
    created_at: v.string(),
    entity_id: v.nullish(v.string()),
    group_id: v.nullish(v.string()),
    category: v.nullish(v.string()),
    event_source: eventSource,
  });
  const envelope = {
    id: v.pipe(v.string(), v.minLength(1)),
    project_id: v.string(),
    created_at: v.string(),
    type: v.string(),
    source,
    event,
  };
  return {
    promotion: v.object({ ...envelope, data: promotionData }),
    unique_code: v.object({ ...envelope, data: uniqueCodeData }),
    message: v.object({ ...envelope, data: messageData }),
  };
}

/** A delivery, as the schemas infer it. */
export type Delivery = v.InferOutput<ReturnType<typeof createSchemas>[Purpose]>;
