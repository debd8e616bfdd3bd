import type { Log, LogCode } from "./log.ts";
import { createLimiter, maxLogsPerMinute } from "./rate-limit.ts";
import { createWarnings, warn } from "./warnings.ts";

/** Options of a log. */
export interface LogOptions {
  /** The owner's log. Without it, process warnings report what needs an action. */
  readonly log: Log | undefined;
  /** Codes without process warnings, because a callback of the owner reports them. */
  readonly taken: readonly LogCode[];
}

/**
 * Makes a log that never throws. It has no limit for codes that occur once for each delivery or attempt. It logs every
 * other code at most ten times a minute for each reason. Process warnings have a separate limit.
 */
export function createLog({ log, taken }: LogOptions): Log {
  return log ? limitEach(catchFailures(log)) : createWarnings(taken);
}

/** Codes that occur once for each delivery or attempt. */
const ofDeliveries: ReadonlySet<LogCode> = new Set<LogCode>([
  "accepted",
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
    const message = "The function `log` failed. This is reported only once.";
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
