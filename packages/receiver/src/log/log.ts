import { createLimiter } from "./rate-limit.ts";

/** What a receiver tells its owner about its own working. */
export interface LogEvent {
  readonly level: "info" | "warn" | "error";
  readonly code:
    | "accepted"
    | "duplicate"
    | "quarantined"
    | "rejected"
    | "refused"
    | "path_unknown"
    | "signatures_refused"
    | "store_failed"
    | "failed"
    | "handled"
    | "handler_failed"
    | "dead_letter"
    | "deliveries_lost"
    | "hook_failed"
    | "log_failed"
    | "body_consumed"
    | "secret_whitespace"
    | "older_secret";
  /** One sentence without anything of a body, a signature or a secret. */
  readonly message: string;
  readonly deliveryKey?: string;
  readonly attempt?: number;
  /** What the owner's own code, or the inbox, threw. */
  readonly error?: unknown;
}

/** Takes log events. What it throws breaks nothing, and is told once, by the platform's warning. */
export type Log = (event: LogEvent) => void;

/**
 * A log that never throws. Where nobody listens it tells only what makes deliveries get lost or
 * refused, and what a first set-up gets wrong, by the platform's own way of warning.
 */
export function toLog(log: Log = createWarnings()): Log {
  let isFailureTold = false;

  async function pass(event: LogEvent): Promise<void> {
    try {
      await log(event);
    } catch (error) {
      const message = "The log failed; this is told once.";
      if (!isFailureTold) warnOfTrouble({ level: "error", code: "log_failed", message, error });
      isFailureTold = true;
    }
  }

  return (event) => void pass(event);
}

/** Troubles, and the first failure of a handler in any minute: its last attempt may be hours away. */
function createWarnings(): Log {
  const mayTell = createLimiter(1);
  return (event) => {
    if (event.code !== "handler_failed") warnOfTrouble(event);
    else if (mayTell()) warn(event);
  };
}

/** Warnings that tell the owner alone of a mistake; each is told sparingly by whoever tells it. */
const setupWarnings: readonly LogEvent["code"][] = [
  "path_unknown",
  "signatures_refused",
  "secret_whitespace",
];

function warnOfTrouble(event: LogEvent): void {
  if (event.level === "error" || setupWarnings.includes(event.code)) warn(event);
}

function warn({ code, message, error }: LogEvent): void {
  const detail = error instanceof Error ? (error.stack ?? error.message) : "";
  process.emitWarning(message, { type: "OrderWebhooksWarning", code, detail });
}
