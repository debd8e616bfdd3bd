import { createLimiter } from "./rate-limit.ts";

/** Reports something that a receiver did. */
export interface LogEvent {
  readonly level: "info" | "warn" | "error";
  readonly code:
    | "accepted"
    | "duplicate"
    | "quarantined"
    | "signature_rejected"
    | "request_refused"
    | "path_unknown"
    | "signatures_rejected"
    | "store_failed"
    | "request_failed"
    | "handled"
    | "handler_failed"
    | "dead_letter"
    | "deliveries_lost"
    | "callback_failed"
    | "log_failed"
    | "body_consumed"
    | "secret_whitespace"
    | "older_secret";
  /** One sentence without anything of a body, a signature or a secret. */
  readonly message: string;
  readonly deliveryKey?: string;
  readonly attempt?: number;
  /** The error that the owner's code or the inbox threw. */
  readonly error?: unknown;
}

/** Takes log events. An error that it throws breaks nothing, and shows once, as a process warning. */
export type Log = (event: LogEvent) => void;

/**
 * Makes a log that never throws. Without a log of the owner it emits process warnings: of deliveries
 * that are lost or refused, and of mistakes in a first set-up.
 */
export function toLog(log: Log = createWarnings()): Log {
  let isFailureLogged = false;

  async function pass(event: LogEvent): Promise<void> {
    try {
      await log(event);
    } catch (error) {
      const message = "The log failed. This is reported once.";
      if (!isFailureLogged) warnOfProblem({ level: "error", code: "log_failed", message, error });
      isFailureLogged = true;
    }
  }

  return (event) => void pass(event);
}

/** Warns of problems, and of the first failed handler in a minute: its last attempt may be hours away. */
function createWarnings(): Log {
  const mayWarn = createLimiter(1);
  return (event) => {
    if (event.code !== "handler_failed") warnOfProblem(event);
    else if (mayWarn()) warn(event);
  };
}

/** Codes of warnings about a mistake of the owner. Whatever logs them limits their number. */
const setupWarnings: readonly LogEvent["code"][] = [
  "path_unknown",
  "signatures_rejected",
  "secret_whitespace",
];

function warnOfProblem(event: LogEvent): void {
  if (event.level === "error" || setupWarnings.includes(event.code)) warn(event);
}

function warn({ code, message, error }: LogEvent): void {
  const detail = error instanceof Error ? (error.stack ?? error.message) : "";
  process.emitWarning(message, { type: "OrderWebhooksWarning", code, detail });
}
