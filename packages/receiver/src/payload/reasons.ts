import type { RefusalReason } from "@order-webhooks/validator";

/** The reason why bytes are not JSON that is safe to read. The first that applies. */
export type JsonFailure =
  | "empty"
  | "not_utf8"
  | "byte_order_mark"
  | "not_json"
  | "too_deep"
  | "forbidden_key";

/** The reason why a body is not read: it is no safe JSON, or a number of the contract would change. */
export type UnreadableReason = JsonFailure | "unsafe_number";

/** The reasons that lie outside the data. */
export type OuterReason = "content_type" | "id_conflict" | "stale";

/** The reason why an authentic delivery is quarantined. */
export type UnusableReason = RefusalReason | UnreadableReason | OuterReason;
