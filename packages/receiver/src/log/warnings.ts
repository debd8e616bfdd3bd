import { startIdleTimer } from "../background/timers.ts";
import type { Log, LogCode, LogEvent, LogReason } from "./log.ts";

const windowMs = 60_000;

/** Codes below the level `error` that also need an action of the owner. */
const warned: ReadonlySet<LogCode> = new Set<LogCode>([
  "quarantined",
  "inexact_json",
  "signature_rejected",
  "path_unknown",
  "handler_failed",
  "secret_whitespace",
  "older_secret",
]);

/** Refusals that may affect an authentic delivery. Anyone can cause the others. */
const warnedRefusals: ReadonlySet<LogReason> = new Set<LogReason>([
  "body_too_large",
  "unsupported_encoding",
  "unavailable",
]);

/**
 * Creates a log of process warnings about events that need an action. The first event of a kind warns at once. After
 * that there is at most one warning a minute, with the number of events.
 *
 * @param taken codes that a callback of the owner reports instead
 */
export function createWarnings(taken: readonly LogCode[]): Log {
  const kinds = new Map<string, Kind>();
  return (event) => {
    if (!needsAction(event) || taken.includes(event.code)) return;
    const name = `${event.code} ${event.reason ?? ""}`;
    const kind = kinds.get(name) ?? new Kind(() => kinds.delete(name));
    kinds.set(name, kind);
    kind.add(event);
  };
}

function needsAction({ level, code, reason }: LogEvent): boolean {
  if (level === "error" || warned.has(code)) return true;
  return code === "request_refused" && reason !== undefined && warnedRefusals.has(reason);
}

/** Events of one kind. The first one warns. Then one warning a minute reports the number of the others. */
class Kind {
  readonly #onQuiet: () => void;
  #windowEnd = Number.NEGATIVE_INFINITY;
  #count = 0;
  #newest: LogEvent | undefined;

  /** @param onQuiet runs after a minute without another event */
  constructor(onQuiet: () => void) {
    this.#onQuiet = onQuiet;
  }

  add(event: LogEvent): void {
    const isFirst = this.#windowEnd < 0;
    if (isFirst) warn(event);
    this.#count += (event.suppressed ?? 0) + (isFirst ? 0 : 1);
    this.#newest = event;
    if (performance.now() >= this.#windowEnd) this.#endWindow();
  }

  /** Warns of the events in the window, and begins another window. After a window without events it stops. */
  #endWindow(): void {
    const newest = this.#newest;
    if (newest && this.#count > 0) warn({ ...newest, message: describeCount(newest, this.#count) });
    if (newest) this.#startWindow();
    else this.#onQuiet();
  }

  #startWindow(): void {
    this.#count = 0;
    this.#newest = undefined;
    const end = performance.now() + windowMs;
    this.#windowEnd = end;
    startIdleTimer(windowMs, () => {
      if (this.#windowEnd === end) this.#endWindow();
    });
  }
}

function describeCount({ code, message }: LogEvent, count: number): string {
  const times = count === 1 ? "once more" : `${count} more times`;
  return `${code} occurred ${times} within a minute. The last event: ${message}`;
}

/** Emits a process warning. It uses the console on runtimes without process warnings, such as Cloudflare Workers. */
export function warn({ code, message, error }: LogEvent): void {
  const detail = error instanceof Error ? (error.stack ?? error.message) : undefined;
  const type = "OrderWebhooksWarning";
  if (typeof process.emitWarning === "function") {
    process.emitWarning(message, { type, code, ...(detail && { detail }) });
  } else {
    console.warn(`[${code}] ${type}: ${message}`, detail);
  }
}
