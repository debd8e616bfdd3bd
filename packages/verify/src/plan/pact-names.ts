/**
 * Participants of the webhook pact: the schemas send in place of the vendor, and the receiver
 * answers.
 */
export const webhookPactNames = {
  consumer: "order-webhooks-schemas",
  provider: "order-webhooks-receiver",
} as const;

/** Provider state of every interaction. Its parameters identify the delivery. */
export const deliveryState = "a distribution for an order event exists";

/** Provider name of every message pact: the project's stand-in for the vendor. */
export const schemasParticipant: string = webhookPactNames.consumer;
