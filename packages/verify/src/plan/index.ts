// Source of the committed pacts. The code of `contracts/` imports only this subpath. Its tests also
// verify with the package.

// The webhook pact

export { type DeliverySources, planDeliveries, readDeliverySources } from "./deliveries.ts";
export type { Form, PlannedDelivery, Subject } from "./delivery.ts";
export { deliveryState, webhookPactNames } from "./pact-names.ts";
export { signatureHeader, type Tampering, tamperings, testSecret } from "./signature.ts";
export {
  recordedDestination,
  toWebhookPact,
  type WebhookInteraction,
  type WebhookPact,
} from "./webhook-pact.ts";

// Message pacts

export type { Json, JsonObject } from "../json/json.ts";
export { type MessageVariant, planMessages } from "./messages.ts";
export type {
  RequiredArray,
  RequiredConstant,
  RequiredObject,
  RequiredScalar,
  RequiredShape,
} from "./required-shape.ts";
