import type { ReceiverOptions } from "../../src/options/options.ts";
import type { UnusableReason } from "../../src/payload/reasons.ts";
import type { Receiver } from "../../src/receiver.ts";
import { buildRawPayload, type SignedRequest, signRequest } from "../../src/testing.ts";
import { anyEvent, buildAny, noEvent } from "../recorded-receiver.ts";
import { deliver, resign } from "../sending.ts";

/** Deliveries. A receiver without callbacks quarantines the last one. */
export interface Quarantine {
  readonly reason: UnusableReason;
  readonly sent: readonly SignedRequest[];
  /** The options that its reason needs. */
  readonly options?: Partial<ReceiverOptions>;
}

const built = buildAny();
const { event, data } = built.delivery;
const { order } = buildRawPayload({ event: anyEvent, purpose: "message" }).data;
const { data: promotion, text: rawText } = buildRawPayload({
  event: anyEvent,
  purpose: "promotion",
});

const sentBy: { readonly [R in UnusableReason]: readonly SignedRequest[] } = {
  not_object: [signRequest("[]")],
  raw_payload: [signRequest(rawText)],
  unsupported_event: [resign(built, { event: { ...event, type: noEvent } })],
  custom_payload: [resign(built, { data: { a: 1 } })],
  ambiguous_purpose: [resign(built, { data: { ...promotion, voucher: {} } })],
  invalid: [resign(built, { data: { ...data, customer: 7 } })],
  incomplete: [resign(built, { data: { ...data, order: { ...order, id: undefined } } })],
  empty: [signRequest("")],
  not_utf8: [signRequest(Uint8Array.of(0x22, 0xff, 0x22))],
  byte_order_mark: [signRequest("\ufeff{}")],
  not_json: [signRequest("order=1")],
  too_deep: [signRequest("[".repeat(200) + "]".repeat(200))],
  forbidden_key: [signRequest('{"__proto__":{}}')],
  unsafe_number: [signRequest(built.text.replace(/"amount":\d+/, '"amount":1e400'))],
  content_type: [{ ...built, headers: { ...built.headers, "content-type": "text/plain" } }],
  id_conflict: [built, resign(built, { data: { ...data, more: 1 } })],
  stale: [resign(built, { created_at: "2020-01-01T00:00:00.000Z" })],
};

/** One quarantine for each reason. */
export const quarantines: readonly Quarantine[] = Object.entries(sentBy).map(([name, sent]) => {
  // This cast is safe because the keys of the object are those of its type.
  const reason = name as UnusableReason;
  return reason === "stale"
    ? { reason, sent, options: { staleAfterMs: 86_400_000 } }
    : { reason, sent };
});

/** Sends the deliveries of a quarantine. */
export async function quarantine(receiver: Receiver, { sent }: Quarantine): Promise<void> {
  for (const signed of sent) await deliver(receiver, signed);
}
