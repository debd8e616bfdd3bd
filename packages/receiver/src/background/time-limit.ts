import { ReceiverError } from "../errors.ts";

/** The outcome of an attempt. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly error: unknown };

/** Limits one attempt. */
export interface AttemptLimits {
  readonly timeoutMs: number;
  /** Aborts when the receiver closes. */
  readonly closing: AbortSignal;
}

/**
 * Runs the owner's code once, with a signal that aborts when the time is up. Code that ignores the
 * signal is left behind, and its outcome is ignored.
 */
export async function attemptWork(
  work: (signal: AbortSignal) => unknown,
  { timeoutMs, closing }: AttemptLimits,
): Promise<Outcome> {
  const ending = new AbortController();
  const timeOut = () => ending.abort(toTimeoutError(timeoutMs));
  const close = () => ending.abort(closing.reason);
  const timer = setTimeout(timeOut, timeoutMs);
  // Not AbortSignal.any: what it makes lives as long as `closing` if the owner's code listens to it.
  closing.addEventListener("abort", close);
  if (closing.aborted) close();
  try {
    await Promise.race([work(ending.signal), rejectOnAbort(ending.signal)]);
    return { ok: true };
  } catch (error) {
    return { ok: false, error };
  } finally {
    clearTimeout(timer);
    closing.removeEventListener("abort", close);
  }
}

function toTimeoutError(timeoutMs: number): ReceiverError {
  return new ReceiverError("timed_out", {
    place: "retry.timeoutMs",
    expected: `the handler or callback to end within ${timeoutMs} ms`,
    found: "one that still runs",
    fix: "Make it faster, or raise retry.timeoutMs.",
  });
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
