import type { ListedDelivery } from "@order-webhooks/receiver";
import type { Storage } from "./storage.ts";
import { warn } from "./warnings.ts";

/** The time in ms between two looks for what is kept too long. */
const defaultSweepMs = 60_000;

/** The time in ms until the first look, for processes that do not run for long. */
const firstSweepMs = 1_000;

/** The time in ms between two steps while there is more to do. */
const stepMs = 20;

/** Ends what is kept too long, in steps that leave deliveries their turn. */
export class Retention {
  readonly #storage: Storage;
  readonly #sweepMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isStopped = false;
  #listener: ((dropped: ListedDelivery) => void) | undefined;

  /** Begins soon, unless a test says when. */
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
    // It keeps no process alive: there is time after the next start.
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
      // The next `put` reports what is wrong with the database.
      return false;
    }
  }

  /** The listener is the owner's. If it throws, the entry goes all the same. */
  #report(dropped: ListedDelivery): void {
    try {
      this.#listener?.(dropped);
    } catch (error) {
      const reason = error instanceof Error ? error.message : "no error";
      warn("INBOX_LISTENER_FAILED", `The listener of onDrop threw: ${reason}.`);
    }
  }
}
