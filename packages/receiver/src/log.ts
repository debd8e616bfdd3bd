/** What a receiver tells its owner about its own working. */
export interface LogEvent {
  readonly level: "info" | "warn" | "error";
  readonly code:
    | "accepted"
    | "duplicate"
    | "quarantined"
    | "rejected"
    | "refused"
    | "store_failed"
    | "failed"
    | "handled"
    | "handler_failed"
    | "dead_letter"
    | "deliveries_lost"
    | "hook_failed"
    | "body_consumed"
    | "secret_whitespace";
  /** One sentence without anything of a body, a signature or a secret. */
  readonly message: string;
  readonly deliveryKey?: string;
  readonly attempt?: number;
  /** What the owner's own code, or the inbox, threw. */
  readonly error?: unknown;
}

/** Takes log events; must not throw. */
export type Log = (event: LogEvent) => void;

/**
 * What to tell when nobody listens: only what makes deliveries get lost or refused, and by the
 * platform's own way of warning.
 */
export function toLog(log: Log | undefined): Log {
  return log ?? warnOfTrouble;
}

function warnOfTrouble({ level, code, message, error }: LogEvent): void {
  if (level !== "error") return;
  const detail = error instanceof Error ? (error.stack ?? error.message) : "";
  process.emitWarning(message, { type: "OrderWebhooksWarning", code, detail });
}
