import { startTimer, type Timer } from "./timers.ts";

/** Limits of concurrency slots. */
export interface PlaceLimits {
  /** Number of slots. */
  readonly places: number;
  /** Maximum number of waiting callers. */
  readonly maxWaiting: number;
  /** Maximum bytes of all callers that have a slot or wait for one. */
  readonly maxBytes: number;
}

/** An occupied slot. */
export interface Place {
  /** Gives the slot to the caller that has waited longest. */
  readonly leave: () => void;
}

interface Waiter {
  readonly enter: () => void;
  timer?: Timer;
}

/** Assigns concurrency slots in the order of the calls, and limits the number of waiting callers. */
export class Places {
  readonly #limits: PlaceLimits;
  readonly #waiting = new Set<Waiter>();
  #taken = 0;
  #bytes = 0;

  constructor(limits: PlaceLimits) {
    this.#limits = limits;
  }

  /**
   * Occupies a slot, or waits at most `ms` milliseconds for one. Resolves to undefined if no slot becomes free in time.
   * Resolves to undefined at once if too many callers wait, or if their bytes exceed the limit.
   *
   * @param bytes size of the body that the caller holds
   */
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

  /** Resolves to true once a slot is assigned, and to false after these milliseconds. */
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
