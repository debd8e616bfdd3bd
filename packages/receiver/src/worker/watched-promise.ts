/** A promise that knows if anything waits for it, and whose rejection never ends the process. */
export class WatchedPromise<T> extends Promise<T> {
  #isWatched = false;

  /** Promises that follow it are plain ones. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  static from<T>(promise: Promise<T>): WatchedPromise<T> {
    return new WatchedPromise((resolve, reject) => void promise.then(resolve, reject));
  }

  get isWatched(): boolean {
    return this.#isWatched;
  }

  /** Runs for `await`, `catch`, `finally` and `Promise.all` too. */
  // biome-ignore lint/suspicious/noThenProperty: it is a promise, and nothing else shows that someone waits.
  override then<A = T, B = never>(
    onResolved?: ((value: T) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.#isWatched = true;
    return super.then(onResolved, onRejected);
  }

  /** Takes the rejection, without being what waits for it. */
  onRejected(take: (error: unknown) => void): void {
    super.then(undefined, take);
  }

  /** Resolves at its end, without being what waits for it. */
  async ended(): Promise<void> {
    await super.then(
      () => {},
      () => {},
    );
  }
}
