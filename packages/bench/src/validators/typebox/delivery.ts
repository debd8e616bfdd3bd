import Type from "typebox";
import type { Purpose } from "../check.ts";
import { campaign } from "./campaign.ts";
import { customer } from "./customer.ts";
import { nullable } from "./nullable.ts";
import { order } from "./order.ts";
import { promotionTier } from "./promotion-tier.ts";
import { redemption } from "./redemption.ts";
import { publication, voucher } from "./voucher.ts";

const commonData = {
  customer,
  referrer: nullable(customer),
  order,
  redemption: nullable(redemption),
};

const none = Type.Optional(Type.Null());

const promotionData = Type.Object({
  ...commonData,
  campaign,
  promotion_tier: promotionTier,
  voucher: none,
  publication: none,
});

const uniqueCodeData = Type.Object({
  ...commonData,
  campaign,
  voucher,
  publication,
  promotion_tier: none,
});

const messageData = Type.Object({
  ...commonData,
  campaign: none,
  promotion_tier: none,
  voucher: none,
  publication: none,
});

const source = Type.Object({
  id: Type.String(),
  object: Type.Optional(nullable(Type.String())),
  target_url: Type.Optional(nullable(Type.String())),
});

const eventSource = Type.Object({
  channel: Type.String(),
  user: Type.Optional(nullable(Type.Object({ id: Type.String() }))),
  api_key: Type.Optional(nullable(Type.Object({ name: Type.String(), app_id: Type.String() }))),
});

/** Creates the schema of a delivery for each purpose. */
export function createSchemas(eventTypes: readonly string[]) {
  const event = Type.Object({
    id: Type.String(),
    type: Type.Enum([...eventTypes]),
    created_at: Type.String(),
    entity_id: Type.Optional(nullable(Type.String())),
    group_id: Type.Optional(nullable(Type.String())),
    category: Type.Optional(nullable(Type.String())),
    event_source: eventSource,
  });
  const envelope = {
    id: Type.String({ minLength: 1 }),
    project_id: Type.String(),
    created_at: Type.String(),
    type: Type.String(),
    source,
    event,
  };
  return {
    promotion: Type.Object({ ...envelope, data: promotionData }),
    unique_code: Type.Object({ ...envelope, data: uniqueCodeData }),
    message: Type.Object({ ...envelope, data: messageData }),
  };
}

/** A delivery, as the schemas infer it. */
export type Delivery = Type.Static<ReturnType<typeof createSchemas>[Purpose]>;
