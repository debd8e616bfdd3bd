import { startTimer, type Timer } from "../background/timers.ts";

/** Holds deliveries for which a full inbox has no room yet. */
export class RoomQueue {
  readonly #waiting = new Set<Waiter>();

  /** Waits until there may be room, but not longer than these milliseconds. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const waiter: Waiter = { release: () => this.#release(waiter, resolve) };
      waiter.timer = startTimer(ms, waiter.release);
      this.#waiting.add(waiter);
    });
  }

  /** Ends the wait of the one that waits longest. */
  releaseOne(): void {
    const [first] = this.#waiting;
    first?.release();
  }

  /** Ends every wait. */
  releaseAll(): void {
    for (const waiter of this.#waiting) waiter.release();
  }

  #release(waiter: Waiter, resolve: () => void): void {
    this.#waiting.delete(waiter);
    waiter.timer?.clear();
    resolve();
  }
}

interface Waiter {
  readonly release: () => void;
  timer?: Timer;
}
