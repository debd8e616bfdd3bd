/** The participants: the schemas send in place of the vendor, and the receiver answers. */
export const webhookPactNames = {
  consumer: "order-webhooks-schemas",
  provider: "order-webhooks-receiver",
} as const;

/** The provider state of every interaction. Its parameters say which delivery it is about. */
export const deliveryState = "a distribution for an order event exists";

/** The participant that every message pact names as its provider: our stand-in for the vendor. */
export const schemasParticipant: string = webhookPactNames.consumer;
