import type { Evidence } from "../schemas/schema-index.ts";
import type { PlannedDelivery, Subject } from "./delivery.ts";
import { deliveryState, webhookPactNames } from "./pact-names.ts";
import { signatureHeader, signatureValues, type Tampering, testSecret } from "./signature.ts";

/** HTTP interaction of the webhook pact, in the format of Pact version 4. */
export interface WebhookInteraction {
  readonly type: "Synchronous/HTTP";
  readonly key: string;
  readonly description: string;
  readonly pending: false;
  readonly providerStates: readonly [{ readonly name: string; readonly params: StateParams }];
  readonly comments: { readonly evidence: Evidence; readonly signed?: string };
  readonly request: WebhookRequest;
  readonly response: ReturnType<typeof expectStatus>;
}

/**
 * Parameters of the provider state. `tampering` is set if the receiver must refuse the delivery.
 */
export interface StateParams extends Subject {
  readonly tampering?: Tampering;
}

interface WebhookRequest {
  readonly method: "POST";
  readonly path: string;
  readonly headers: { readonly [name: string]: readonly string[] };
  readonly body: {
    readonly content: string;
    readonly contentType: "application/json";
    /** Makes Pact send the text byte for byte. */
    readonly encoded: "JSON";
  };
}

/** Webhook pact with all its interactions. */
export interface WebhookPact {
  readonly consumer: { readonly name: string };
  readonly provider: { readonly name: string };
  readonly interactions: readonly WebhookInteraction[];
  readonly metadata: { readonly [name: string]: unknown };
}

/** URL and secret for deliveries. */
export interface Destination {
  readonly secret: string;
  /** Returns the path and query that receive a delivery. */
  readonly pathOf: (subject: Subject) => string;
}

/**
 * Destination of the committed pact: the published test secret, one path for envelopes, and one
 * path per event for raw payloads.
 */
export const recordedDestination: Destination = {
  secret: testSecret,
  pathOf: ({ event, form }) => (form === "raw" ? `/webhooks/raw/${event}` : "/webhooks"),
};

/**
 * Returns deliveries as a pact with exact bytes and with signatures made with the destination's
 * secret.
 */
export function toWebhookPact(
  deliveries: readonly PlannedDelivery[],
  destination: Destination,
): WebhookPact {
  return {
    consumer: { name: webhookPactNames.consumer },
    provider: { name: webhookPactNames.provider },
    interactions: deliveries.map((delivery) => toInteraction(delivery, destination)),
    metadata: {
      pactSpecification: { version: "4.0" },
      "order-webhooks": {
        kind: "conformance suite",
        note:
          "Generated from the schemas of this project, not recorded from a consumer's test, " +
          "and neither made nor verified by the vendor of the webhooks.",
        secret: "The signatures hold for the published test secret of @order-webhooks/verify.",
      },
    },
  };
}

/**
 * Returns the headers of a delivery: its content type, and its signature as often as it is sent.
 */
export function headersOf(
  { signed, tampering, companion }: PlannedDelivery,
  secret: string,
): { readonly [name: string]: readonly string[] } {
  const values = signatureValues(signed, secret, tampering ?? companion);
  const type = { "content-type": ["application/json"] };
  return values.length === 0 ? type : { ...type, [signatureHeader]: values };
}

function toInteraction(delivery: PlannedDelivery, destination: Destination): WebhookInteraction {
  const { key, description, subject, tampering, evidence, body, signed } = delivery;
  const params = { ...subject, ...(tampering === undefined ? {} : { tampering }) };
  return {
    type: "Synchronous/HTTP",
    key,
    description,
    pending: false,
    providerStates: [{ name: deliveryState, params }],
    comments: { evidence, ...(signed === body ? {} : { signed }) },
    request: {
      method: "POST",
      path: destination.pathOf(subject),
      headers: headersOf(delivery, destination.secret),
      body: { content: body, contentType: "application/json", encoded: "JSON" },
    },
    response: tampering === undefined ? expectStatus("success") : expectStatus("clientError"),
  };
}

// The status is only an example. The matching rule accepts the whole class.
function expectStatus(status: "success" | "clientError"): {
  readonly status: number;
  readonly matchingRules: object;
} {
  const matchers = [{ match: "statusCode", status }];
  return {
    status: status === "success" ? 202 : 401,
    matchingRules: { status: { $: { combine: "AND", matchers } } },
  };
}
