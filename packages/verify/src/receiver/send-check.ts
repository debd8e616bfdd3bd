import { type PlannedDelivery, toEarlierEvent } from "../plan/delivery.ts";
import { headersOf } from "../plan/webhook-pact.ts";
import type { Check } from "./checks.ts";
import type { Deliverer } from "./deliver.ts";

/** Sends a delivery that Pact's verifier does not send, after what goes before it, and observes it. */
export async function sendCheck(check: Check, secret: string, deliverer: Deliverer): Promise<void> {
  for (const delivery of [...listBefore(check), check.delivery]) {
    const headers = toRawHeaders(check, headersOf(delivery, secret));
    await deliverer.deliver(check, headers, Buffer.from(delivery.body));
  }
  await deliverer.observe(check);
}

function listBefore({ delivery, transport }: Check): readonly PlannedDelivery[] {
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

/** Lists names and values in turn. */
function toRawHeaders(
  { transport }: Check,
  headers: ReturnType<typeof headersOf>,
): readonly string[] {
  const { contentType, hasCapitals } = transport;
  return Object.entries(headers).flatMap(([name, values]) => {
    const spelled = hasCapitals ? name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()) : name;
    return values.flatMap((value) => [spelled, name === "content-type" ? contentType : value]);
  });
}
