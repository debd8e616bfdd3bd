// What the committed pacts are printed from. `contracts/` takes it from here, and nothing else of this package.

// The webhook pact

export {
  type DeliverySources,
  type Form,
  type PlannedDelivery,
  planDeliveries,
  readDeliverySources,
  type Subject,
} from "./deliveries.ts";
export { signatureHeader, type Tampering, tamperings, testSecret } from "./signature.ts";
export {
  deliveryState,
  recordedDestination,
  toWebhookPact,
  type WebhookInteraction,
  type WebhookPact,
  webhookPactNames,
} from "./webhook-pact.ts";

// Message pacts

export type { Json, JsonObject } from "../json/json.ts";
export {
  childOf,
  isNullable,
  type PayloadSchema,
  resolveValue,
  type SchemaNode,
  typeOf,
} from "../schemas/payload-schema.ts";
export { type MessageVariant, planMessages } from "./messages.ts";
