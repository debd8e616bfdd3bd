import { setTimeout as sleep } from "node:timers/promises";
import { isOfConnection, isTransient } from "./failure.ts";
import type { Outage } from "./outage.ts";

/** The time in ms for which something is tried again. */
const mostMs = 10_000;

/** The pauses in ms between two tries, which double from the first one on. */
const firstPauseMs = 20;
const mostPauseMs = 1_000;

/** The time in ms for which what comes fails like the last one, once the database is gone for long. */
const failFastMs = 500;

/** Tries again what failed for now. */
export class Retries {
  readonly #outage: Outage;
  #lastFailure: Failure | undefined;

  constructor(outage: Outage) {
    this.#outage = outage;
  }

  /**
   * Runs some work until it succeeds, or fails for good. The work learns that an earlier try may have been committed,
   * though its answer was lost.
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

  /** Throws the last failure again: otherwise each group that waits would wait for a failure of its own. */
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
