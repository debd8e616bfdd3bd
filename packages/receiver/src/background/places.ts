import { startTimer, type Timer } from "./timers.ts";

/** Limits what holds a place, or waits for one. */
export interface PlaceLimits {
  /** The places. */
  readonly places: number;
  /** The most that wait. */
  readonly maxWaiting: number;
  /** The most bytes that those with a place and those that wait hold together. */
  readonly maxBytes: number;
}

/** A place that is held. */
export interface Place {
  /** Gives it to the one that waits longest. */
  readonly leave: () => void;
}

interface Waiter {
  readonly enter: () => void;
  timer?: Timer;
}

/** Hands out places in the order in which they were asked for, and lets no more wait than can be kept. */
export class Places {
  readonly #limits: PlaceLimits;
  readonly #waiting = new Set<Waiter>();
  #taken = 0;
  #bytes = 0;

  constructor(limits: PlaceLimits) {
    this.#limits = limits;
  }

  /** Takes a place, or waits for one. Resolves to undefined if too many wait, or after these milliseconds. */
  async take(bytes: number, ms: number): Promise<Place | undefined> {
    if (!this.#hasRoomFor(bytes)) return undefined;
    this.#bytes += bytes;
    if (this.#taken < this.#limits.places) this.#taken += 1;
    else if (!(await this.#wait(ms))) {
      this.#bytes -= bytes;
      return undefined;
    }
    return { leave: () => this.#leave(bytes) };
  }

  #hasRoomFor(bytes: number): boolean {
    const { maxWaiting, maxBytes } = this.#limits;
    return this.#waiting.size < maxWaiting && this.#bytes + bytes <= maxBytes;
  }

  /** Resolves to true once a place was handed over, and to false if that took too long. */
  #wait(ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (hasPlace: boolean) => {
        this.#waiting.delete(waiter);
        waiter.timer?.clear();
        resolve(hasPlace);
      };
      const waiter: Waiter = { enter: () => end(true) };
      waiter.timer = startTimer(ms, () => end(false));
      this.#waiting.add(waiter);
    });
  }

  #leave(bytes: number): void {
    this.#bytes -= bytes;
    const [next] = this.#waiting;
    if (next) next.enter();
    else this.#taken -= 1;
  }
}
