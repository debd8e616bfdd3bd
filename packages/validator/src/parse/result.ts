import type { OrderWebhook, Purpose } from "@order-webhooks/types";
import type { CheckIssueCode } from "../checks/check.ts";
import type { ReceivedType } from "../json/received-type.ts";

/**
 * Reason why a payload is refused. The first reason that applies is given:
 *
 * - `not_object`: The payload is not a JSON object. Often it is JSON that was not parsed.
 * - `raw_payload`: The payload has no envelope. It has `customer` or `order` at its root instead of `data`.
 *   Only its URL shows the event type.
 * - `unsupported_event`: This version does not know the event.
 * - `custom_payload`: The data has neither `customer` nor `order`, because the owner replaced it in the
 *   payload designer.
 * - `ambiguous_purpose`: The data has `promotion_tier` together with `voucher` or `publication`.
 * - `invalid`: A value is wrong, or the envelope lacks a key.
 * - `incomplete`: The envelope and every value are right, but the data lacks required keys, because the
 *   owner of the distribution selected fields.
 */
export type RefusalReason =
  | "not_object"
  | "raw_payload"
  | "unsupported_event"
  | "custom_payload"
  | "ambiguous_purpose"
  | "invalid"
  | "incomplete";

/**
 * Code of an issue. It is one of:
 *
 * - a reason other than `invalid` and `incomplete`
 * - a broken rule (`required`, `type`, `min_length`)
 * - drift (`unknown_property`, `unknown_value`, `format`)
 * - `unreadable` for a value that throws when it is read
 */
export type IssueCode =
  | Exclude<RefusalReason, "invalid" | "incomplete">
  | CheckIssueCode
  | "unreadable";

/** Defect of a payload. It contains no values of the data, only types, names of keys, and the name of an unknown event. */
export interface Issue {
  /** JSON pointer to the defect, relative to the value that was passed. For a missing key, the pointer of that key. */
  readonly pointer: string;
  readonly code: IssueCode;
  /** Expected value, in words. */
  readonly expected: string;
  /** Type of the actual value. */
  readonly received: ReceivedType;
  /** Complete text: `[<code>] <place>: expected ..., got .... <What to do.>`. */
  readonly message: string;
}

/** Payload that was not accepted. */
export interface Refusal {
  readonly ok: false;
  readonly reason: RefusalReason;
  /** Event type of the payload, shortened if it is long. It may be unknown. Absent if the payload has none. */
  readonly eventType?: string;
  /**
   * Data of a known event in a valid envelope or a raw payload, so that you can read it with your own code.
   * Absent if the event is unknown or the envelope is invalid.
   */
  readonly data?: { readonly [key: string]: unknown };
  /** Purpose with which the data was checked. Absent if the data was not checked. */
  readonly purpose?: Purpose;
  /** True if the purpose was inferred from the keys of the data. Absent if there is no purpose. */
  readonly purposeInferred?: boolean;
  /**
   * For `incomplete`, every missing key, up to 100. For any other reason, the first issue.
   * `explainDelivery` and `explainEventData` find all issues.
   */
  readonly issues: readonly [Issue, ...Issue[]];
  /** Number of missing keys that `issues` does not list. Absent if there are none. */
  readonly more?: number;
}

/** Accepted payload. */
export interface Accepted<W = OrderWebhook> {
  readonly ok: true;
  readonly webhook: W;
  /** True if the purpose was inferred from the keys of the data, and false if the option `purposes` set it. */
  readonly purposeInferred: boolean;
}

/** Accepted payload, or the refusal. */
export type ParseResult<W = OrderWebhook> = Accepted<W> | Refusal;
