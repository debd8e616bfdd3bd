import type { RefusalReason } from "@order-webhooks/validator";

/** Reason why bytes are not safe JSON. The first that applies. */
export type JsonFailure =
  | "empty"
  | "not_utf8"
  | "byte_order_mark"
  | "not_json"
  | "too_deep"
  | "forbidden_key";

/** Reason why a body is not read: it is not safe JSON, or JavaScript would change a number of the contract. */
export type UnreadableReason = JsonFailure | "unsafe_number";

/** Reason of a quarantine that lies outside the data. */
export type OuterReason = "content_type" | "id_conflict" | "stale";

/** Reason why an authentic delivery is quarantined. */
export type UnusableReason = RefusalReason | UnreadableReason | OuterReason;
