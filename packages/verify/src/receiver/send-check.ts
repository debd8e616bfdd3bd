import type { Answer } from "../http/client.ts";
import type { Check } from "./checks.ts";
import type { RunSettings } from "./options.ts";
import { listBefore, toRequest } from "./request.ts";

/** The part of a deliverer that sends one check. */
export interface Carrier {
  readonly deliver: (check: Check, headers: readonly string[], body: Buffer) => Promise<Answer>;
  readonly observe: (check: Check) => Promise<void>;
}

/** Sends a delivery that Pact's verifier does not send, after what goes before it, and observes it. */
export async function sendCheck(
  check: Check,
  settings: Pick<RunSettings, "secret">,
  { deliver, observe }: Carrier,
): Promise<void> {
  for (const delivery of [...listBefore(check), check.delivery]) {
    const { headers, body } = toRequest(check, settings, delivery);
    await deliver(check, headers, body);
  }
  await observe(check);
}
