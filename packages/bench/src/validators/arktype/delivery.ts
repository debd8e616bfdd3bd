import { type } from "arktype";
import type { Purpose } from "../check.ts";
import { campaign } from "./campaign.ts";
import { customer } from "./customer.ts";
import { order } from "./order.ts";
import { promotionTier } from "./promotion-tier.ts";
import { redemption } from "./redemption.ts";
import { publication, voucher } from "./voucher.ts";

const commonData = type({
  customer,
  referrer: customer.or("null"),
  order,
  redemption: redemption.or("null"),
});

const promotionData = commonData.merge({
  campaign,
  promotion_tier: promotionTier,
  "voucher?": "null",
  "publication?": "null",
});

const uniqueCodeData = commonData.merge({
  campaign,
  voucher,
  publication,
  "promotion_tier?": "null",
});

const messageData = commonData.merge({
  "campaign?": "null",
  "promotion_tier?": "null",
  "voucher?": "null",
  "publication?": "null",
});

const source = type({
  id: "string",
  "object?": "string | null",
  "target_url?": "string | null",
});

const eventSource = type({
  channel: "string",
  "user?": type({ id: "string" }).or("null"),
  "api_key?": type({ name: "string", app_id: "string" }).or("null"),
});

/** Creates the schema of a delivery for each purpose. */
export function createSchemas(eventTypes: readonly string[]) {
  const event = type({
    id: "string",
    type: type.enumerated(...eventTypes),
    created_at: "string",
    "entity_id?": "string | null",
    "group_id?": "string | null",
    "category?": "string | null",
    event_source: eventSource,
  });
  const envelope = type({
    id: "string > 0",
    project_id: "string",
    created_at: "string",
    type: "string",
    source,
    event,
  });
  return {
    promotion: envelope.merge({ data: promotionData }),
    unique_code: envelope.merge({ data: uniqueCodeData }),
    message: envelope.merge({ data: messageData }),
  };
}

/** A delivery, as the schemas infer it. */
export type Delivery = ReturnType<typeof createSchemas>[Purpose]["infer"];
