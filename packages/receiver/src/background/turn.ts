import { setImmediate } from "node:timers/promises";

/**
 * Turn of the event loop in which requests arrive. All responses of a turn are sent together at its end. A single
 * response would wake a sleeping client or proxy, which costs more than verifying a delivery. Handlers run after the
 * responses, because a handler that blocks the processor must not delay a response.
 */
export class Turn {
  #end: Promise<void> | undefined;

  /** True if responses may wait for the end of the turn. */
  get isPending(): boolean {
    return this.#end !== undefined;
  }

  /** Resolves when the responses of this turn can be sent. */
  end(): Promise<void> {
    this.#end ??= setImmediate().then(() => {
      this.#end = undefined;
    });
    return this.#end;
  }

  /** Resolves when the responses of this turn were sent. */
  async afterResponses(): Promise<void> {
    await this.end();
    // Node empties the promise queue first, which contains the responses.
    await new Promise<void>((resolve) => process.nextTick(resolve));
  }
}
