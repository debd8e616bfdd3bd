import type { FailureReason } from "../log/log.ts";
import type { UnusableReason } from "../payload/reasons.ts";

/** Reason why a delivery is dead or quarantined. */
export type DeliveryReason = FailureReason | UnusableReason;

/** Every reason as a key, so that the compiler reports a missing one. */
const all: { readonly [R in DeliveryReason]: true } = {
  handler_failed: true,
  permanent_failure: true,
  sender_gave_up: true,
  unsupported_event: true,
  invalid: true,
  incomplete: true,
  ambiguous_purpose: true,
  custom_payload: true,
  raw_payload: true,
  not_object: true,
  empty: true,
  not_utf8: true,
  byte_order_mark: true,
  not_json: true,
  too_deep: true,
  forbidden_key: true,
  unsafe_number: true,
  content_type: true,
  id_conflict: true,
  stale: true,
};

/** Every reason why a delivery is dead or quarantined, for filters. */
export const deliveryReasons: readonly string[] = Object.keys(all);
