import type { Receiver } from "../src/receiver.ts";
import { createTestRequest, type SignedRequest, signRequest } from "../src/testing.ts";

/** Sends a signed request to a receiver, in memory. Resolves to the status. */
export async function send(
  receiver: Receiver,
  signed: SignedRequest,
  path = "/webhooks",
): Promise<number> {
  const response = await receiver.fetch(createTestRequest(signed, `http://localhost${path}`));
  return response.status;
}

/** Sends a signed request, and waits until everything after the response has run. */
export async function deliver(
  receiver: Receiver,
  signed: SignedRequest,
  path?: string,
): Promise<number> {
  const status = await send(receiver, signed, path);
  await receiver.idle();
  return status;
}

/** Replaces parts of a body, and signs it again. */
export function resign(signed: SignedRequest, changes: object): SignedRequest {
  return signRequest(JSON.stringify({ ...JSON.parse(signed.text), ...changes }));
}
