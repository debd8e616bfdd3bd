import { ReceiverError } from "../errors.ts";
import { startTimer, type Timer } from "./timers.ts";

/** Outcome of a call. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly error: unknown };

/** One call of the owner's code. */
export interface Call {
  /** Aborts when the call exceeds its time, or the receiver closes. It is created when it is first read. */
  readonly signal: AbortSignal;
}

const success: Outcome = { ok: true };

/**
 * Runs the owner's handlers and callbacks, each with a time limit, and none after the receiver closes. If code
 * ignores its signal, the receiver does not wait for it and ignores its outcome.
 */
export class OwnerCode {
  readonly #timeoutMs: number;
  readonly #running = new Set<TimedCall>();
  #closed: ReceiverError | undefined;

  /** @param timeoutMs the time for one call in milliseconds */
  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
  }

  /**
   * Runs the work once. Never throws or rejects. Returns the outcome at once if the work returns no promise.
   *
   * @param timeoutMs the time for this call, if it is less than the default
   */
  run(
    work: (call: Call) => unknown,
    timeoutMs: number = this.#timeoutMs,
  ): Outcome | Promise<Outcome> {
    if (this.#closed) return { ok: false, error: this.#closed };
    const call = new TimedCall();
    try {
      const result = work(call);
      return isThenable(result) ? this.#wait(call, result, timeoutMs) : success;
    } catch (error) {
      return { ok: false, error };
    }
  }

  /** Aborts running calls, and refuses new ones. */
  close(): void {
    this.#closed = toClosedError();
    for (const call of this.#running) call.abort(this.#closed);
  }

  async #wait(call: TimedCall, result: PromiseLike<unknown>, timeoutMs: number): Promise<Outcome> {
    this.#running.add(call);
    try {
      return await call.wait(result, timeoutMs);
    } finally {
      this.#running.delete(call);
    }
  }
}

class TimedCall implements Call {
  #controller: AbortController | undefined;
  #reason: unknown;
  #resolve: ((outcome: Outcome) => void) | undefined;
  #timer: Timer | undefined;

  get signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController();
      if (this.#reason !== undefined) this.#controller.abort(this.#reason);
    }
    return this.#controller.signal;
  }

  wait(result: PromiseLike<unknown>, timeoutMs: number): Promise<Outcome> {
    return new Promise((resolve) => {
      this.#resolve = resolve;
      this.#timer = startTimer(timeoutMs, () => this.abort(toTimeoutError(timeoutMs)));
      // The `then` of a library's own promise may throw.
      Promise.resolve(result).then(
        () => this.#settle(success),
        (error: unknown) => this.#settle({ ok: false, error }),
      );
    });
  }

  abort(error: ReceiverError): void {
    this.#reason = error;
    this.#settle({ ok: false, error });
    this.#controller?.abort(error);
  }

  #settle(outcome: Outcome): void {
    this.#timer?.clear();
    this.#resolve?.(outcome);
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  const isObject = (typeof value === "object" && value !== null) || typeof value === "function";
  return isObject && "then" in value && typeof value.then === "function";
}

function toTimeoutError(timeoutMs: number): ReceiverError {
  return new ReceiverError("timed_out", {
    place: "limits.handlerTimeoutMs",
    expected: `the handler or callback to end within ${timeoutMs} ms`,
    found: "one that is still running",
    fix: "Make it faster, or raise limits.handlerTimeoutMs.",
  });
}

function toClosedError(): ReceiverError {
  return new ReceiverError("receiver_closed", {
    place: "close",
    expected: "handlers and callbacks to end before the receiver closes",
    found: "one that is still running",
    fix: "Listen to context.signal, and stop when it aborts.",
  });
}
