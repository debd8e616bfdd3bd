import { type PlannedDelivery, toEarlierEvent } from "../plan/delivery.ts";
import type { Check } from "./checks.ts";
import type { Deliverer } from "./deliver.ts";
import type { RunSettings } from "./options.ts";
import { toRequest } from "./request.ts";

/** Sends a delivery that Pact's verifier does not send, after what goes before it, and observes it. */
export async function sendCheck(
  check: Check,
  settings: Pick<RunSettings, "secret">,
  deliverer: Deliverer,
): Promise<void> {
  for (const delivery of [...listBefore(check), check.delivery]) {
    const { headers, body } = toRequest(check, settings, delivery);
    await deliverer.deliver(check, headers, body);
  }
  await deliverer.observe(check);
}

/** Lists what is sent before a delivery for the same check. */
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
