/** How an attempt ended. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly error: unknown };

/** What an attempt may take. */
export interface AttemptLimits {
  readonly timeoutMs: number;
  /** Aborts when the receiver closes. */
  readonly closing: AbortSignal;
}

/**
 * Runs the owner's code once, with a signal that aborts when the time is up. Code that ignores the
 * signal is left behind; what it does later counts for nothing.
 */
export async function attemptWork(
  work: (signal: AbortSignal) => unknown,
  { timeoutMs, closing }: AttemptLimits,
): Promise<Outcome> {
  const ending = new AbortController();
  const timeOut = () => ending.abort(new Error(`It took longer than ${timeoutMs} ms.`));
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

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
