import type { Clocks } from "./options.ts";
import type { Times } from "./protocol.ts";

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

  /**
   * Starts no earlier than the newest times in the file. Returns the lead over the time up to which it was used, in ms,
   * if that is too long to be trusted.
   */
  startFrom({ now, aged }: Times): number | undefined {
    this.#start = Math.max(this.#start, now);
    const lead = this.#start - aged;
    if (lead <= trustedLeadMs) return undefined;
    this.#lead = lead;
    return lead;
  }

  /** Returns the times in whole ms. A lead that is not trusted makes nothing older, until a day has gone by. */
  times(): Times {
    const elapsed = Math.floor(this.#clocks.monotonic() - this.#startedAt);
    const now = this.#start + elapsed;
    return { now, aged: elapsed < distrustMs ? now - this.#lead : now };
  }
}
