import { setImmediate } from "node:timers/promises";

/**
 * The turn of the event loop in which requests come in. At its end the responses go out, all of them together: one
 * by itself wakes a client or proxy that sleeps, which costs more than verifying a delivery. Handlers come after
 * them, since one that keeps the processor busy must not delay a response.
 */
export class Turn {
  #end: Promise<void> | undefined;

  /** True if responses may wait for the end of the turn. */
  get isPending(): boolean {
    return this.#end !== undefined;
  }

  /** Resolves when the responses of this turn go out. */
  end(): Promise<void> {
    this.#end ??= setImmediate().then(() => {
      this.#end = undefined;
    });
    return this.#end;
  }

  /** Resolves when the responses of this turn have gone out. */
  async afterResponses(): Promise<void> {
    await this.end();
    // Node empties the queue of promises first, and responses wait in it.
    await new Promise<void>((resolve) => process.nextTick(resolve));
  }
}
