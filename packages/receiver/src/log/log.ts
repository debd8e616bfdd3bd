import type { CallbackName } from "../background/callbacks.ts";
import type { ResponseCode } from "../http/responses.ts";
import type { JsonWarningKind } from "../payload/inexact-json.ts";
import type { UnusableReason } from "../payload/quarantine.ts";
import type { SignatureFailureCause } from "../signature/diagnose.ts";
import { createLimiter, maxLogsPerMinute } from "./rate-limit.ts";
import { createWarnings, warn } from "./warnings.ts";

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
  | UnusableReason
  | ResponseCode
  | SignatureFailureCause
  | JsonWarningKind
  | CallbackName;

/** Reports something that a receiver did. */
export interface LogEvent {
  readonly level: "info" | "warn" | "error";
  readonly code: LogCode;
  /**
   * The reason of a quarantine, the response of a refusal, the cause of a wrong signature, the kind of
   * inexact JSON, or the name of a callback. Absent for other codes.
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

/** Sets up a log. */
export interface LogOptions {
  /** The owner's log. Without it, process warnings report what needs an action. */
  readonly log: Log | undefined;
  /** Codes that process warnings leave out, because a callback of the owner takes them. */
  readonly taken: readonly LogCode[];
}

/**
 * Makes a log that never throws and never floods: a code that belongs to no delivery comes ten times a
 * minute at most, for each of its reasons. Process warnings have a limit of their own.
 */
export function toLog({ log, taken }: LogOptions): Log {
  return log ? limitEach(catchFailures(log)) : createWarnings(taken);
}

/** Codes of which there is one a delivery, or one an attempt. */
const ofDeliveries: ReadonlySet<LogCode> = new Set<LogCode>([
  "accepted",
  "duplicate",
  "quarantined",
  "inexact_json",
  "handled",
  "handler_failed",
  "dead_letter",
]);

function limitEach(log: Log): Log {
  const mayLog = createLimiter(maxLogsPerMinute);
  const suppressed = new Map<string, number>();
  return (event) => {
    if (ofDeliveries.has(event.code)) return log(event);
    const topic = `${event.code} ${event.reason ?? ""}`;
    const missed = (suppressed.get(topic) ?? 0) + (event.suppressed ?? 0);
    if (!mayLog(topic)) return void suppressed.set(topic, missed + 1);
    suppressed.delete(topic);
    log(missed > 0 ? { ...event, suppressed: missed } : event);
  };
}

function catchFailures(log: Log): Log {
  let isFailureLogged = false;
  function report(error: unknown): void {
    if (isFailureLogged) return;
    isFailureLogged = true;
    const message = "The log failed. This is reported once.";
    warn({ level: "error", code: "log_failed", message, error });
  }
  return (event) => {
    try {
      const result: unknown = log(event);
      if (result instanceof Promise) result.catch(report);
    } catch (error) {
      report(error);
    }
  };
}
