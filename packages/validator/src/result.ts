import type { OrderWebhook } from "@order-webhooks/types";
import type { CheckIssueCode } from "./check.ts";
import type { ReceivedType } from "./received-type.ts";

/**
 * The reason why a payload is refused, the first that applies:
 *
 * - `not_object`: it is no JSON object. Often it is JSON that was not parsed.
 * - `raw_payload`: it has no envelope: none of `event`, `source` and `data`, or `customer` or `order`
 *   where `data` should be. Its event type is known from its URL only.
 * - `unsupported_event`: this version does not know the event.
 * - `custom_payload`: neither `customer` nor `order`: the owner replaced it in the payload designer.
 * - `ambiguous_purpose`: `promotion_tier` together with `voucher` or `publication`.
 * - `invalid`: anything else, such as a missing key or a value of another type.
 */
export type RefusalReason =
  | "not_object"
  | "raw_payload"
  | "unsupported_event"
  | "custom_payload"
  | "ambiguous_purpose"
  | "invalid";

/**
 * The code of an issue: a reason other than `invalid`, a broken rule, drift (`unknown_property`,
 * `unknown_value`, `format`), or `unreadable` for a value that throws when it is read.
 */
export type IssueCode = Exclude<RefusalReason, "invalid"> | CheckIssueCode | "unreadable";

/** One defect. It holds no value of the payload, only types and the names of keys. */
export interface Issue {
  /** JSON pointer to the defect, from the value that was passed. For a missing key, its own pointer. */
  readonly pointer: string;
  readonly code: IssueCode;
  /** The expected value, in words. */
  readonly expected: string;
  /** The type of the value that is there. */
  readonly received: ReceivedType;
  /** A text that stands alone: `[<code>] <place>: expected ..., got ... <What to do.>`. */
  readonly message: string;
}

/** A payload that was not accepted. */
export interface Refusal {
  readonly ok: false;
  readonly reason: RefusalReason;
  /** The event type that was named, clipped, known or not. Absent if there was none. */
  readonly eventType?: string;
  /** The first issue. `explainDelivery` and `explainEventData` find the others. */
  readonly issues: readonly [Issue, ...Issue[]];
}

/** An accepted payload, or the refusal. */
export type ParseResult<W = OrderWebhook> = { readonly ok: true; readonly webhook: W } | Refusal;
