import { startIdleInterval, startIdleTimer, within } from "../background/timers.ts";
import { longestTimerMs } from "../numbers.ts";
import type { Settings } from "../options/settings.ts";
import type { Services } from "../services.ts";
import { type ClaimHandler, leaseMsOf } from "./claim-handler.ts";

/** Services of a worker. */
export interface WorkerServices extends Services {
  readonly claimHandler: ClaimHandler;
}

/** Pause after a failure of the inbox. */
const inboxPauseMs = 1_000;

/** Time for the inbox to settle the claims of aborted handlers. */
const settleMs = 1_000;

/** Margin for timers, which may fire slightly early on the inbox's clock. */
const timerMarginMs = 2;

/** Interval for finding deliveries that their senders did not send again. */
const abandonedPollMs = 900_000;

/** Maximum time of claiming before requests are processed again. */
const turnMs = 10;

/** Claims entries of an inbox and handles them, within the concurrency limit. It is idle until it is woken. */
export class Worker {
  readonly #settings: Settings;
  readonly #services: WorkerServices;
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #poll: NodeJS.Timeout | undefined;
  #running = 0;
  #isWanted = false;
  #isPumping = false;
  #isClosed = false;
  /** Ends the wait of the pump. */
  #nudge: (() => void) | undefined;

  constructor(settings: Settings, services: WorkerServices) {
    const pollMs = services.inbox.pollMs ?? ownPollMsOf(settings);
    this.#settings = settings;
    this.#services = services;
    if (pollMs !== undefined) this.#poll = startIdleInterval(pollMs, () => this.wake());
  }

  /** Claims due entries after the responses of this turn. */
  wake(): void {
    this.#services.turn.end();
    this.#isWanted = true;
    this.#nudge?.();
    if (this.#isPumping || this.#isClosed) return;
    this.#isPumping = true;
    this.#services.background.start(() => this.#pump());
  }

  /**
   * Wakes after a delay. A zero delay needs no timer, because the running claim wakes the worker at its end. A delay
   * that ends after the next poll gets no timer either, because timers for a million failed deliveries would fill the
   * memory.
   */
  wakeIn(delayMs: number): void {
    const { pollMs = Number.POSITIVE_INFINITY } = this.#services.inbox;
    if (this.#isClosed || delayMs === 0 || delayMs >= pollMs) return;
    const fire = () => {
      this.#timers.delete(timer);
      this.wake();
    };
    const timer = startIdleTimer(Math.min(delayMs + timerMarginMs, longestTimerMs), fire);
    this.#timers.add(timer);
  }

  /**
   * Gives handlers time to end, and then aborts them. Without a durable inbox it also handles the entries that are
   * due. It does not wait for an inbox that never answers.
   */
  async close(graceMs: number): Promise<void> {
    const { background } = this.#services;
    const grace = setTimeout(() => this.abort(), graceMs);
    this.stopClaiming();
    await within(graceMs + settleMs, background.idle());
    this.#stop();
    clearTimeout(grace);
  }

  /** Stops claiming from a durable inbox. An inbox in memory is emptied first. */
  stopClaiming(): void {
    if (this.#services.inbox.isDurable) this.#stop();
  }

  /** Stops claiming, and aborts running handlers. */
  abort(): void {
    this.#stop();
    this.#services.ownerCode.close();
  }

  #stop(): void {
    this.#isClosed = true;
    this.#services.claimHandler.close();
    clearInterval(this.#poll);
    for (const timer of this.#timers) clearTimeout(timer);
  }

  /** Claims and waits alternately, until nothing is due and nothing runs. Never rejects. */
  async #pump(): Promise<void> {
    const { turn } = this.#services;
    let turnEnd = 0;
    while (this.#running > 0 || this.#mayClaim()) {
      if (turn.isPending || performance.now() > turnEnd) {
        await turn.afterResponses();
        turnEnd = performance.now() + turnMs;
      }
      if (this.#mayClaim() && this.#running < this.#settings.concurrency) await this.#claimSome();
      else if (this.#running > 0) await this.#nextNudge();
    }
    this.#isPumping = false;
  }

  #mayClaim(): boolean {
    return this.#isWanted && !this.#isClosed;
  }

  #nextNudge(): Promise<void> {
    return new Promise((resolve) => {
      this.#nudge = resolve;
    });
  }

  async #claimSome(): Promise<void> {
    const { inbox, log } = this.#services;
    const { concurrency } = this.#settings;
    const limit = concurrency - this.#running;
    this.#isWanted = false;
    try {
      const claims = await inbox.claim({ limit, leaseMs: leaseMsOf(this.#settings) });
      for (const claim of claims) this.#run(this.#services.claimHandler.handle(claim));
    } catch (error) {
      const message =
        "The receiver could not claim deliveries from the inbox. It tries again in a second.";
      log({ level: "error", code: "store_failed", message, error });
      this.wakeIn(inboxPauseMs);
    }
  }

  /** Occupies a slot until the handling has ended, which never rejects. Then there may be more to claim. */
  #run(handling: Promise<void>): void {
    this.#running += 1;
    handling.then(() => {
      this.#running -= 1;
      this.#isWanted = true;
      this.#nudge?.();
    });
  }
}

/**
 * Returns a poll interval in milliseconds for `before-response`. Without it, nothing wakes the worker when the time of
 * an entry that waits for its sender is over.
 */
function ownPollMsOf({ processing }: Settings): number | undefined {
  return processing === "before-response" ? abandonedPollMs : undefined;
}
