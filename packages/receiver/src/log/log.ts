import type { ResponseCode } from "../http/responses.ts";
import type { JsonWarningKind } from "../payload/inexact-json.ts";
import type { UnusableReason } from "../payload/reasons.ts";
import type { SignatureFailureCause } from "../signature/causes.ts";

/** The codes of everything that a receiver reports: a closed set, fit for the label of a metric. */
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

/** The kinds that some codes have, each from a closed set, fit for the label of a metric. */
export type LogReason =
  | FailureReason
  | UnusableReason
  | ResponseCode
  | SignatureFailureCause
  | JsonWarningKind
  | CallbackName;

/**
 * The reasons why a delivery is dead that could be handled: its handler failed too often, or said that it always
 * will, or its sender did not send it again after a failure.
 */
export type FailureReason = "handler_failed" | "permanent_failure" | "sender_gave_up";

/** The options that hold callbacks which nothing waits for. */
export type CallbackName = "onUnusable" | "onRejected" | "onDrift" | "onDeadLetter";

/** Reports something that a receiver did. */
export interface LogEvent {
  readonly level: "info" | "warn" | "error";
  readonly code: LogCode;
  /**
   * The reason of a quarantine, the response of a refusal, or the cause of a wrong signature. Also the reason why
   * a dead letter cannot be handled, the kind of inexact JSON, or the name of a callback. Absent for other codes.
   */
  readonly reason?: LogReason;
  /** One sentence without anything of a body, a signature or a secret. */
  readonly message: string;
  /** The number of such events since the last one that were left out, so as not to flood the log. */
  readonly suppressed?: number;
  readonly deliveryKey?: string;
  readonly attempt?: number;
  /** The error that the owner's code or the inbox threw. */
  readonly error?: unknown;
}

/** Takes log events. An error that it throws breaks nothing, and shows once, as a process warning. */
export type Log = (event: LogEvent) => void;
