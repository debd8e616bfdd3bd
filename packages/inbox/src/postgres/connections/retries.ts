import { setTimeout as sleep } from "node:timers/promises";
import { isOfConnection, isTransient } from "./failure.ts";
import type { Outage } from "./outage.ts";

/** Time in ms for which a failed operation is retried. */
const mostMs = 10_000;

/** First and maximum delay in ms between two attempts. The delay doubles. */
const firstPauseMs = 20;
const mostPauseMs = 1_000;

/** Time in ms for which new operations fail with the last error, once the database was down for long. */
const failFastMs = 500;

/** Retries temporary failures. */
export class Retries {
  readonly #outage: Outage;
  #lastFailure: Failure | undefined;

  constructor(outage: Outage) {
    this.#outage = outage;
  }

  /**
   * Runs work until it succeeds or fails permanently. `mayBeDone` is true if an earlier attempt may have been
   * committed, although its answer was lost.
   */
  async run<T>(work: (mayBeDone: boolean) => Promise<T>): Promise<T> {
    const start = performance.now();
    let mayBeDone = false;
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, mostPauseMs)) {
      this.#failFast();
      try {
        const result = await work(mayBeDone);
        this.#outage.end();
        return result;
      } catch (error) {
        this.#note(error);
        if (!isTransient(error) || this.#isOver(start)) throw error;
        mayBeDone ||= isOfConnection(error);
      }
      await sleep(pauseMs * (0.5 + Math.random() / 2));
    }
  }

  /** Throws the last failure again. Otherwise each waiting group would wait for another failure. */
  #failFast(): void {
    const { error, at } = this.#lastFailure ?? { at: Number.NEGATIVE_INFINITY };
    const isRecent = performance.now() - at < failFastMs;
    if (isRecent && this.#isOver(performance.now())) throw error;
  }

  #note(error: unknown): void {
    if (!isOfConnection(error)) return;
    const at = performance.now();
    this.#outage.note(error, at);
    this.#lastFailure = { error, at };
  }

  #isOver(start: number): boolean {
    return performance.now() - Math.min(start, this.#outage.since ?? start) >= mostMs;
  }
}

interface Failure {
  readonly error: unknown;
  readonly at: number;
}
