import { startIdleTimer } from "../background/timers.ts";
import type { Log, LogCode, LogEvent, LogReason } from "./log.ts";

const windowMs = 60_000;

/** Codes below an error that need an action of the owner all the same. */
const warned: ReadonlySet<LogCode> = new Set<LogCode>([
  "quarantined",
  "inexact_json",
  "signature_rejected",
  "path_unknown",
  "handler_failed",
  "secret_whitespace",
  "older_secret",
]);

/** Refusals that may have hit an authentic delivery. Anyone can cause the others. */
const warnedRefusals: ReadonlySet<LogReason> = new Set<LogReason>([
  "body_too_large",
  "unsupported_encoding",
  "unavailable",
]);

/**
 * Creates a log of process warnings about all that needs an action. Each kind of event warns at once when it
 * comes first, and then once a minute at most, with the number that came meanwhile.
 *
 * @param taken codes that a callback of the owner takes instead
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

/** Events of one kind, of which the first warns, and after it the number of the others in each minute. */
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

  /** Warns of what came in the window, and begins another one. After a window without anything it ends. */
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
  return `${code} came ${times} within a minute. The last one: ${message}`;
}

/** Emits a process warning. Some runtimes, such as Cloudflare Workers, have none: the console gets it there. */
export function warn({ code, message, error }: LogEvent): void {
  const detail = error instanceof Error ? (error.stack ?? error.message) : undefined;
  const type = "OrderWebhooksWarning";
  if (typeof process.emitWarning === "function") {
    process.emitWarning(message, { type, code, ...(detail && { detail }) });
  } else {
    console.warn(`[${code}] ${type}: ${message}`, detail);
  }
}
