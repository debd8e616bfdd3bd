import { monitorEventLoopDelay } from "node:perf_hooks";
import type { LoopDelay } from "./measured.ts";

/** The interval of the timer that is observed. */
const intervalMs = 1;

/** Observes the event loop of this process by a timer. */
export class LoopObserver {
  readonly #times = monitorEventLoopDelay({ resolution: intervalMs });

  /** Forgets what it has observed. */
  start(): void {
    this.#times.disable();
    this.#times.reset();
    this.#times.enable();
  }

  read(): LoopDelay {
    return { p99: toDelay(this.#times.percentile(99)), max: toDelay(this.#times.max) };
  }
}

/** Node measures from one firing to the next, the interval included. */
function toDelay(nanoseconds: number): number {
  return Math.max(0, nanoseconds / 1e6 - intervalMs);
}
