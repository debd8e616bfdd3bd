/** Follows a signal, for as long as it matters. */
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

  /** Waits for a promise, and rejects with the signal's reason if it aborts before. */
  race<T>(promise: Promise<T>): Promise<T> {
    return Promise.race([this.#promise, promise]);
  }

  /** Runs something when the signal aborts, or now if it has. */
  whenAborted(run: () => void): void {
    if (this.#signal.aborted) run();
    else this.#signal.addEventListener("abort", run, { signal: this.#over.signal });
  }

  /** Follows the signal no more. */
  clear(): void {
    this.#over.abort();
  }
}
