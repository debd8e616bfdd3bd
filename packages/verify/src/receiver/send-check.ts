import type { Check } from "./checks.ts";
import type { Deliverer } from "./deliver.ts";
import type { RunSettings } from "./options.ts";
import { listBefore, toRequest } from "./request.ts";

/**
 * Sends a delivery that Pact's verifier does not send, after the requests before it, and observes
 * it.
 */
export async function sendCheck(
  check: Check,
  settings: Pick<RunSettings, "secret">,
  { deliver, observe }: Pick<Deliverer, "deliver" | "observe">,
): Promise<void> {
  for (const delivery of [...listBefore(check), check.delivery]) {
    const { headers, body } = toRequest(check, settings, delivery);
    await deliver(check, headers, body);
  }
  await observe(check);
}
