import type { OrderWebhook } from "@order-webhooks/types";
import type { FaultCode } from "./check.ts";
import type { ValueKind } from "./kinds.ts";

/**
 * Why a payload is refused, the first that applies:
 *
 * - `not_object`: it is no JSON object; often JSON that nobody has parsed.
 * - `raw_payload`: it has no envelope: none of `event`, `source` and `data`, or `customer` or `order`
 *   where `data` should be. Its event type is known from its URL only.
 * - `unsupported_event`: this version does not know the event.
 * - `custom_payload`: neither `customer` nor `order`: the owner replaced it in the payload designer.
 * - `ambiguous_purpose`: `promotion_tier` together with `voucher` or `publication`.
 * - `invalid`: anything else, such as a missing key or a value of another type.
 */
export type Reason =
  | "not_object"
  | "raw_payload"
  | "unsupported_event"
  | "custom_payload"
  | "ambiguous_purpose"
  | "invalid";

/**
 * What an issue is about: a reason other than `invalid`, a broken rule, drift (`unknown_property`,
 * `unknown_value`, `format`), or `unreadable` for a value that throws when it is read.
 */
export type IssueCode = Exclude<Reason, "invalid"> | FaultCode | "unreadable";

/** One thing that is wrong. It holds no value of the payload, only kinds and the names of keys. */
export interface Issue {
  /** JSON pointer to the offending place, from what was handed over; a missing key's own. */
  readonly pointer: string;
  readonly code: IssueCode;
  /** What should be there, in words. */
  readonly expected: string;
  /** The kind of what is there. */
  readonly received: ValueKind;
  /** One sentence that stands alone: where, what, what was expected, what to do. */
  readonly message: string;
}

/** A payload that was not accepted. */
export interface Refusal {
  readonly ok: false;
  readonly reason: Reason;
  /** The event type that was named, clipped, known or not; absent if there was none. */
  readonly eventType?: string;
  /** The first issue; `explainDelivery` and `explainEventData` find the others. */
  readonly issues: readonly [Issue, ...Issue[]];
}

/** A payload that was accepted, or why not. */
export type ParseResult<W = OrderWebhook> = { readonly ok: true; readonly webhook: W } | Refusal;
