/** Observes a signal until `clear` is called. */
export class Aborted {
  readonly #signal: AbortSignal;
  readonly #over = new AbortController();
  readonly #promise: Promise<never>;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    this.#promise = new Promise((_resolve, reject) => {
      this.whenAborted(() => reject(signal.reason));
    });
    this.#promise.catch(() => {});
  }

  /** Waits for a promise. Rejects with the signal's reason if the signal aborts first. */
  race<T>(promise: Promise<T>): Promise<T> {
    return Promise.race([this.#promise, promise]);
  }

  /** Runs a callback when the signal aborts, or at once if it has already aborted. */
  whenAborted(run: () => void): void {
    if (this.#signal.aborted) run();
    else this.#signal.addEventListener("abort", run, { signal: this.#over.signal });
  }

  /** Stops observing the signal. */
  clear(): void {
    this.#over.abort();
  }
}
