import type { PutObserver, PutOutcome } from "./observe-inbox.ts";
import { within } from "./within.ts";

/** Time limits of a readiness, in ms. */
export interface ReadinessTimes {
  /** Time between a failure and a query, and between two queries. 5 s by default. */
  readonly lookAfterMs: number;
  /** Maximum time of a query. 2 s by default. */
  readonly lookMs: number;
  /** Maximum time of a put while no other put succeeds. 3 s by default, because the receiver gives up after 4 s. */
  readonly stalledMs: number;
}

const defaults: ReadinessTimes = { lookAfterMs: 5_000, lookMs: 2_000, stalledMs: 3_000 };

/**
 * Observes puts. An inbox is ready until a put fails, and ready again once a put succeeds. A load balancer sends no
 * deliveries to a process that is not ready, so no put can succeed there. After some seconds, the inbox is therefore
 * also ready again if it answers a query.
 */
export class Readiness implements PutObserver {
  readonly #times: ReadinessTimes;
  readonly #underWay = new Set<{ readonly begun: number }>();
  #storedAt = 0;
  #failedAt: number | undefined;

  constructor(times: Partial<ReadinessTimes> = {}) {
    this.#times = { ...defaults, ...times };
  }

  begin(): (outcome: PutOutcome) => void {
    const put = { begun: performance.now() };
    this.#underWay.add(put);
    return (outcome) => {
      this.#underWay.delete(put);
      if (outcome === "failed" || outcome === "full") this.#failedAt = performance.now();
      else this.#succeed();
    };
  }

  /**
   * Resolves to true if the inbox can probably store a delivery.
   *
   * @param look sends any query to the inbox. It rejects if the inbox does not answer
   */
  async isReady(look: () => Promise<unknown>): Promise<boolean> {
    if (this.#isLookDue()) await this.#look(look);
    return this.#failedAt === undefined && !this.#isStalled();
  }

  #succeed(): void {
    this.#storedAt = performance.now();
    this.#failedAt = undefined;
  }

  /** Checks whether the oldest put takes too long. The set is in the order of insertion. */
  #isStalled(): boolean {
    const [oldest] = this.#underWay;
    if (oldest === undefined) return false;
    const since = Math.max(oldest.begun, this.#storedAt);
    return performance.now() - since > this.#times.stalledMs;
  }

  #isLookDue(): boolean {
    const failedAt = this.#failedAt;
    return failedAt !== undefined && performance.now() - failedAt >= this.#times.lookAfterMs;
  }

  async #look(look: () => Promise<unknown>): Promise<void> {
    const failedAt = this.#failedAt;
    const answered = look().then(() => true);
    const isAnswered = await within(this.#times.lookMs, answered);
    // The outcome of a put that ended meanwhile is newer.
    if (this.#failedAt !== failedAt) return;
    this.#failedAt = isAnswered ? undefined : performance.now();
  }
}
