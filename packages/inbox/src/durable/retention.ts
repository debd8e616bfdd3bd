import type { ListedDelivery } from "@order-webhooks/receiver";
import type { Storage } from "./storage.ts";
import { warn } from "./warnings.ts";

/** Time in ms between two searches for expired entries. */
const defaultSweepMs = 60_000;

/** Time in ms until the first search. It is short, because some processes do not run for long. */
const firstSweepMs = 1_000;

/** Time in ms between two steps while there is more to do. */
const stepMs = 20;

/** Erases expired entries, in small steps so that deliveries are not delayed. */
export class Retention {
  readonly #storage: Storage;
  readonly #sweepMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isStopped = false;
  #listener: ((dropped: ListedDelivery) => void) | undefined;

  /**
   * @param sweepMs time in ms until the first search, and between two searches. By default a second until the first,
   * and then a minute
   */
  constructor(storage: Storage, sweepMs?: number) {
    this.#storage = storage;
    this.#sweepMs = sweepMs ?? defaultSweepMs;
    this.#wait(sweepMs ?? firstSweepMs);
  }

  onDrop(listener: (dropped: ListedDelivery) => void): void {
    this.#listener = listener;
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  #wait(ms: number): void {
    if (this.#isStopped) return;
    this.#timer = setTimeout(
      async () => this.#wait((await this.#step()) ? stepMs : this.#sweepMs),
      ms,
    );
    // The timer does not keep the process alive. The work can continue after the next start.
    this.#timer.unref();
  }

  /** Does one step. Returns true if there is more to do at once. */
  async #step(): Promise<boolean> {
    try {
      const { overdue, isMore } = await this.#storage.send({ kind: "sweep" });
      if (overdue.length === 0) return isMore;
      for (const dropped of overdue) this.#report(dropped);
      await this.#storage.send({ kind: "drop", keys: overdue.map(({ key }) => key) });
      return isMore;
    } catch {
      // The next `put` reports the failure of the database.
      return false;
    }
  }

  /** Calls the owner's listener. If it throws, the entry is erased anyway. */
  #report(dropped: ListedDelivery): void {
    try {
      this.#listener?.(dropped);
    } catch (error) {
      const reason = error instanceof Error ? error.message : "an unknown error";
      warn("INBOX_LISTENER_FAILED", `The listener of onDrop threw: ${reason}.`);
    }
  }
}
