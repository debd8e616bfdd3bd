import type { Clocks } from "./options.ts";
import type { Times } from "./protocol.ts";

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

/**
 * Maximum trusted difference in ms between the machine's time and the time in the file. A greater difference is more
 * likely a wrong clock than a long stop of the process.
 */
const trustedLeadMs = 7 * dayMs;

/** Time in ms after the start for which an untrusted difference does not count for the retention. */
const distrustMs = 24 * hourMs;

/** Clocks of the machine. */
export const machineClocks: Clocks = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
};

/**
 * Clock of an inbox. It starts at the machine's time, or at the newest time in the file if that is later. After that it
 * follows a clock that never jumps.
 */
export class InboxClock {
  readonly #clocks: Clocks;
  readonly #startedAt: number;
  #start: number;
  /** Untrusted difference to the time in the file, in ms. */
  #lead = 0;

  constructor(clocks: Clocks) {
    this.#clocks = clocks;
    this.#startedAt = clocks.monotonic();
    this.#start = Math.floor(clocks.wall());
  }

  /**
   * Moves the start to the newest time in the file, if that is later. Returns the time in ms since the last use of the
   * file, if that is too long to be trusted.
   */
  startFrom({ now, aged }: Times): number | undefined {
    this.#start = Math.max(this.#start, now);
    const lead = this.#start - aged;
    if (lead <= trustedLeadMs) return undefined;
    this.#lead = lead;
    return lead;
  }

  /** Returns the times in whole ms. For a day, an untrusted difference does not count for `aged`. */
  times(): Times {
    const elapsed = Math.floor(this.#clocks.monotonic() - this.#startedAt);
    const now = this.#start + elapsed;
    return { now, aged: elapsed < distrustMs ? now - this.#lead : now };
  }
}
