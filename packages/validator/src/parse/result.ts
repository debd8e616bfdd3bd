import type { OrderWebhook, Purpose } from "@order-webhooks/types";
import type { CheckIssueCode } from "../checks/check.ts";
import type { ReceivedType } from "../json/received-type.ts";

/**
 * The reason why a payload is refused, the first that applies:
 *
 * - `not_object`: it is no JSON object. Often it is JSON that was not parsed.
 * - `raw_payload`: it has no envelope: `customer` or `order` stands where `data` should be. Its event
 *   type is known from its URL only.
 * - `unsupported_event`: this version does not know the event.
 * - `custom_payload`: neither `customer` nor `order`: the owner replaced it in the payload designer.
 * - `ambiguous_purpose`: `promotion_tier` together with `voucher` or `publication`.
 * - `invalid`: a value does not fit, or the envelope lacks a key.
 * - `incomplete`: the envelope is right and everything in the data fits, but required keys are missing.
 *   The owner of the distribution selected fields.
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
 * The code of an issue: a reason other than `invalid` and `incomplete`, a broken rule, drift (`unknown_property`,
 * `unknown_value`, `format`), or `unreadable` for a value that throws when it is read.
 */
export type IssueCode =
  | Exclude<RefusalReason, "invalid" | "incomplete">
  | CheckIssueCode
  | "unreadable";

/** One defect. It holds no value of the data, only types, names of keys, and the name of an unknown event. */
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
  /**
   * The data of a known event, in a right envelope or as a raw payload, for reading it by rules of your own.
   * Absent if the event is unknown or the envelope is not right.
   */
  readonly data?: { readonly [key: string]: unknown };
  /** The purpose by which the data was checked. Absent if the data was not checked. */
  readonly purpose?: Purpose;
  /** True if the keys of the data show the purpose. Absent if there is none. */
  readonly purposeInferred?: boolean;
  /**
   * Of `incomplete`, every missing key, at most 100. Of another reason, the first issue.
   * `explainDelivery` and `explainEventData` find the others.
   */
  readonly issues: readonly [Issue, ...Issue[]];
  /** The number of missing keys beyond those in `issues`. Absent if there are none. */
  readonly more?: number;
}

/** An accepted payload. */
export interface Accepted<W = OrderWebhook> {
  readonly ok: true;
  readonly webhook: W;
  /** True if the keys of the data show the purpose. False if the option `purposes` says it. */
  readonly purposeInferred: boolean;
}

/** An accepted payload, or the refusal. */
export type ParseResult<W = OrderWebhook> = Accepted<W> | Refusal;
