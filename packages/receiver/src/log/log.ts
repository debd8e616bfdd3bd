import type { ResponseCode } from "../http/responses.ts";
import type { JsonWarningKind } from "../payload/inexact-json.ts";
import type { UnusableReason } from "../payload/reasons.ts";
import type { SignatureFailureCause } from "../signature/causes.ts";

/** Stable code of an event in the log. A closed set, suitable as a label of a metric. */
export type LogCode =
  | "accepted"
  | "duplicate"
  | "quarantined"
  | "inexact_json"
  | "signature_rejected"
  | "request_refused"
  | "request_failed"
  | "request_invalid"
  | "path_unknown"
  | "store_failed"
  | "handled"
  | "handler_failed"
  | "handlers_busy"
  | "dead_letter"
  | "deliveries_lost"
  | "callback_failed"
  | "callback_skipped"
  | "log_failed"
  | "body_consumed"
  | "adapter_wrong"
  | "secret_whitespace"
  | "older_secret";

/** Reason of an event in the log. A closed set, suitable as a label of a metric. */
export type LogReason =
  | FailureReason
  | UnusableReason
  | ResponseCode
  | SignatureFailureCause
  | JsonWarningKind
  | CallbackName;

/**
 * Reason of a dead letter whose handler failed:
 *
 * - `handler_failed`: it failed too often.
 * - `permanent_failure`: it threw `PermanentFailure`.
 * - `sender_gave_up`: it failed before the response, and the vendor did not send the delivery again.
 */
export type FailureReason = "handler_failed" | "permanent_failure" | "sender_gave_up";

/** Name of a callback that only reports. Its failure does not affect the delivery. */
export type CallbackName = "onUnusable" | "onRejected" | "onDrift" | "onDeadLetter";

/** One event in the log of a receiver. */
export interface LogEvent {
  readonly level: "info" | "warn" | "error";
  readonly code: LogCode;
  /**
   * More about the code. It is the reason of a quarantine or dead letter, the response code of a refusal or the cause
   * of a wrong signature. It can also be the kind of inexact JSON or the name of a callback. Undefined for other codes.
   */
  readonly reason?: LogReason;
  /** Text for people. It contains no signature and no secret, and of a body only names of events and keys. */
  readonly message: string;
  /** Number of such events that were suppressed since the last one, to avoid flooding the log. */
  readonly suppressed?: number;
  readonly deliveryKey?: string;
  readonly attempt?: number;
  /** The error of the owner's code or the inbox. */
  readonly error?: unknown;
}

/** Function that receives log events. If it throws, a process warning reports that once, and nothing else happens. */
export type Log = (event: LogEvent) => void;
