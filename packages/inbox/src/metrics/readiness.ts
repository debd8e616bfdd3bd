import type { PutObserver, PutOutcome } from "./observe-inbox.ts";
import { within } from "./within.ts";

/** The times of a readiness, in ms. */
export interface ReadinessTimes {
  /** Between a failure and a look, and between two looks. 5 s by default. */
  readonly lookAfterMs: number;
  /** The longest look. 2 s by default. */
  readonly lookMs: number;
  /** The time for which a put may be under way while no other succeeds. 3 s by default: the receiver gives up after 4 s. */
  readonly stalledMs: number;
}

const defaults: ReadinessTimes = { lookAfterMs: 5_000, lookMs: 2_000, stalledMs: 3_000 };

/**
 * Follows the last puts. An inbox is ready while they succeed, and not after one has failed, until one succeeds. A load
 * balancer sends none meanwhile. So after some seconds a look is enough: the inbox is ready again if it answers that.
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
   * Resolves to true if the inbox can take a delivery, as far as that is known.
   *
   * @param look asks the inbox for anything. It rejects if the inbox does not answer
   */
  async isReady(look: () => Promise<unknown>): Promise<boolean> {
    if (this.#isLookDue()) await this.#look(look);
    return this.#failedAt === undefined && !this.#isStalled();
  }

  #succeed(): void {
    this.#storedAt = performance.now();
    this.#failedAt = undefined;
  }

  /** The oldest put stands first. */
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
    // A put that ended meanwhile knows better.
    if (this.#failedAt !== failedAt) return;
    this.#failedAt = isAnswered ? undefined : performance.now();
  }
}
