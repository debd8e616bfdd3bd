import type { Clocks } from "./options.ts";

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

/** The lead in ms over the time in the file that is more likely a wrong clock than a long stop. */
const trustedLeadMs = 7 * dayMs;

/** The time in ms for which a clock that leads by more ages nothing by its lead. */
const distrustMs = 24 * hourMs;

/** The machine's own clocks. */
export const machineClocks: Clocks = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
};

/**
 * The clock of an inbox. It starts at the machine's time, or at the newest time in the file if that is later, and goes
 * on by a clock that never jumps.
 */
export class InboxClock {
  readonly #clocks: Clocks;
  readonly #startedAt: number;
  #start: number;
  /** The lead over the file that is not trusted, in ms. */
  #lead = 0;

  constructor(clocks: Clocks) {
    this.#clocks = clocks;
    this.#startedAt = clocks.monotonic();
    this.#start = Math.floor(clocks.wall());
  }

  /** Starts no earlier than the newest time in the file. Returns the lead over it in ms, if it is too long to be trusted. */
  startFrom(newest: number): number | undefined {
    const lead = this.#start - newest;
    if (lead < 0) this.#start = newest;
    if (lead <= trustedLeadMs) return undefined;
    this.#lead = lead;
    return lead;
  }

  /** Returns the time in whole ms. */
  now(): number {
    return this.#start + this.#elapsed();
  }

  /** Returns the time up to which keys and kept entries age. A lead that is not trusted counts after a day. */
  aged(): number {
    const elapsed = this.#elapsed();
    const lead = elapsed < distrustMs ? this.#lead : 0;
    return this.#start + elapsed - lead;
  }

  #elapsed(): number {
    return Math.floor(this.#clocks.monotonic() - this.#startedAt);
  }
}
