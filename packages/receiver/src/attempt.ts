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
  work: (signal: AbortSignal) => void | Promise<void>,
  { timeoutMs, closing }: AttemptLimits,
): Promise<Outcome> {
  const clock = new AbortController();
  const timeOut = () => clock.abort(new Error(`The handler took longer than ${timeoutMs} ms.`));
  const timer = setTimeout(timeOut, timeoutMs);
  const signal = AbortSignal.any([clock.signal, closing]);
  try {
    await Promise.race([work(signal), rejectOnAbort(signal)]);
    return { ok: true };
  } catch (error) {
    return { ok: false, error };
  } finally {
    clearTimeout(timer);
  }
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
