import { startTimer, type Timer } from "../background/timers.ts";

/** Queue of deliveries that wait for space in a full inbox. */
export class RoomQueue {
  readonly #waiting = new Set<Waiter>();

  /** Waits until there may be space, at most for these milliseconds. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const waiter: Waiter = { release: () => this.#release(waiter, resolve) };
      waiter.timer = startTimer(ms, waiter.release);
      this.#waiting.add(waiter);
    });
  }

  /** Releases the delivery that has waited longest. */
  releaseOne(): void {
    const [first] = this.#waiting;
    first?.release();
  }

  /** Releases every delivery. */
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
