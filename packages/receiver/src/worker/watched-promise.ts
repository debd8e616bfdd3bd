/** A promise that records if other code waits for it. Its rejection never ends the process. */
export class WatchedPromise<T> extends Promise<T> {
  #isWatched = false;

  /** Makes derived promises plain promises. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  static from<T>(promise: Promise<T>): WatchedPromise<T> {
    return new WatchedPromise((resolve, reject) => void promise.then(resolve, reject));
  }

  get isWatched(): boolean {
    return this.#isWatched;
  }

  /** Records that other code waits. `await`, `catch`, `finally` and `Promise.all` also call it. */
  // biome-ignore lint/suspicious/noThenProperty: it is a promise, and only `then` shows that other code waits.
  override then<A = T, B = never>(
    onResolved?: ((value: T) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.#isWatched = true;
    return super.then(onResolved, onRejected);
  }

  /** Calls a function with the rejection. It does not count as waiting. */
  onRejected(take: (error: unknown) => void): void {
    super.then(undefined, take);
  }

  /** Resolves when the promise is settled. It does not count as waiting. */
  async ended(): Promise<void> {
    await super.then(
      () => {},
      () => {},
    );
  }
}
