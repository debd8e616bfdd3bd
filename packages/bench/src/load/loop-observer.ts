import { monitorEventLoopDelay } from "node:perf_hooks";
import type { LoopDelay } from "./measured.ts";

/** Interval of the observed timer in milliseconds. */
const intervalMs = 1;

/** Observes the event loop of this process by a timer. */
export class LoopObserver {
  readonly #times = monitorEventLoopDelay({ resolution: intervalMs });

  /** Discards all observations and starts again. */
  start(): void {
    this.#times.disable();
    this.#times.reset();
    this.#times.enable();
  }

  read(): LoopDelay {
    return { p99: toDelay(this.#times.percentile(99)), max: toDelay(this.#times.max) };
  }
}

/** Returns the delay in milliseconds. Node measures the time between two firings, which includes the interval. */
function toDelay(nanoseconds: number): number {
  return Math.max(0, nanoseconds / 1e6 - intervalMs);
}
