import { type PlannedDelivery, type Subject, toEarlierEvent } from "../plan/delivery.ts";
import { headersOf } from "../plan/webhook-pact.ts";
import type { Check, Transport } from "./checks.ts";
import type { RunSettings } from "./options.ts";

/** Headers of a delivery as alternating names and values, with its bytes. */
export interface DeliveryRequest {
  readonly headers: readonly string[];
  readonly body: Buffer;
}

/**
 * Returns the request of a check that Pact's verifier does not send. With `delivery`, returns the
 * request of another delivery, sent with the same transport.
 */
export function toRequest(
  { transport, delivery: own }: Pick<Check, "transport" | "delivery">,
  { secret }: Pick<RunSettings, "secret">,
  delivery: PlannedDelivery = own,
): DeliveryRequest {
  const headers = toRawHeaders(transport, headersOf(delivery, secret));
  return { headers, body: Buffer.from(delivery.body) };
}

/** Returns alternating names and values. */
function toRawHeaders(
  { contentType, hasCapitals }: Transport,
  headers: ReturnType<typeof headersOf>,
): readonly string[] {
  return Object.entries(headers).flatMap(([name, values]) => {
    const spelled = hasCapitals ? name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()) : name;
    return values.flatMap((value) => [spelled, name === "content-type" ? contentType : value]);
  });
}

/** Lists the requests that are sent before a delivery for the same check. */
export function listBefore({ delivery, transport }: Check): readonly PlannedDelivery[] {
  switch (transport.before) {
    case "nothing":
      return [];
    case "itself":
      return [delivery];
    case "a forgery":
      return [{ ...delivery, tampering: "signature wrong" }];
    case "another event":
      return [toEarlierEvent(delivery)];
  }
}

/** Returns the URL of a delivery. */
export function addressOf(settings: RunSettings, { event, form }: Subject): URL {
  return (form === "raw" ? settings.rawUrls.get(event) : undefined) ?? settings.url;
}
