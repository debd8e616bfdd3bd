import { type Subject, withFreshIds } from "../plan/delivery.ts";
import { headersOf } from "../plan/webhook-pact.ts";
import type { Check } from "./checks.ts";
import type { RunSettings } from "./options.ts";

/** Headers of a delivery, names and values in turn, and its bytes. */
export interface DeliveryRequest {
  readonly headers: readonly string[];
  readonly body: Buffer;
}

/** The request of a delivery that Pact's verifier does not send. */
export function toRequest(check: Check, { secret }: RunSettings): DeliveryRequest {
  const { contentType } = check.transport;
  const headers = Object.entries(headersOf(check.delivery, secret))
    .flatMap(([name, values]) => values.map((value) => [name, value]))
    .flatMap(([name = "", value = ""]) => [name, name === "content-type" ? contentType : value]);
  return { headers, body: Buffer.from(check.delivery.body) };
}

/** The same check with ids of its own, told apart by four characters. */
export function toCopy(check: Check, run: string, nth: string): Check {
  return { ...check, delivery: withFreshIds(check.delivery, run, nth) };
}

/** Gives the address of a delivery. */
export function addressOf(settings: RunSettings, { event, form }: Subject): URL {
  return (form === "raw" ? settings.rawUrls.get(event) : undefined) ?? settings.url;
}
