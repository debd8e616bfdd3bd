import * as z from "zod";
import type { Purpose } from "../check.ts";
import { campaign } from "./campaign.ts";
import { customer } from "./customer.ts";
import { order } from "./order.ts";
import { promotionTier } from "./promotion-tier.ts";
import { redemption } from "./redemption.ts";
import { publication, voucher } from "./voucher.ts";

const commonData = z.object({
  customer,
  referrer: customer.nullable(),
  order,
  redemption: redemption.nullable(),
});

const none = z.null().optional();

const promotionData = commonData.extend({
  campaign,
  promotion_tier: promotionTier,
  voucher: none,
  publication: none,
});

const uniqueCodeData = commonData.extend({
  campaign,
  voucher,
  publication,
  promotion_tier: none,
});

const messageData = commonData.extend({
  campaign: none,
  promotion_tier: none,
  voucher: none,
  publication: none,
});

const source = z.object({
  id: z.string(),
  object: z.string().nullish(),
  target_url: z.string().nullish(),
});

const eventSource = z.object({
  channel: z.string(),
  user: z.object({ id: z.string() }).nullish(),
  api_key: z.object({ name: z.string(), app_id: z.string() }).nullish(),
});

/** Creates the schema of a delivery for each purpose. */
export function createSchemas(eventTypes: readonly string[]) {
  const event = z.object({
    id: z.string(),
    type: z.enum(eventTypes),
    created_at: z.string(),
    entity_id: z.string().nullish(),
    group_id: z.string().nullish(),
    category: z.string().nullish(),
    event_source: eventSource,
  });
  const envelope = z.object({
    id: z.string().min(1),
    project_id: z.string(),
    created_at: z.string(),
    type: z.string(),
    source,
    event,
  });
  return {
    promotion: envelope.extend({ data: promotionData }),
    unique_code: envelope.extend({ data: uniqueCodeData }),
    message: envelope.extend({ data: messageData }),
  };
}

/** A delivery, as the schemas infer it. */
export type Delivery = z.infer<ReturnType<typeof createSchemas>[Purpose]>;
