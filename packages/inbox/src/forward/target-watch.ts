import type { Verdict } from "./answers.ts";

/** Callbacks for the availability of a target. */
export interface TargetCallbacks {
  /** Runs once when the target does not answer, with the reason. It does not run again until the target is back. */
  readonly onAway: (since: Date, why: string) => void;
  /** Runs once when the target answers 2xx or 410 again, with the ms for which it was away. */
  readonly onBack: (awayMs: number) => void;
}

/**
 * Minimum time in ms between two calls of `onAway`, so that a target that goes up and down does not flood the output.
 */
const quietMs = 60_000;

/** Tracks the availability of a target. */
export class TargetWatch {
  readonly #callbacks: TargetCallbacks;
  /** Time of the first failure since the target was available. */
  #since: Date | undefined;
  #isAnnounced = false;
  #quietUntil = 0;

  constructor(callbacks: TargetCallbacks) {
    this.#callbacks = callbacks;
  }

  /** Records the verdict on one attempt. */
  note(verdict: Verdict): void {
    if (verdict.kind !== "again") this.#noteThere();
    else if (verdict.isAway) this.#noteAway(verdict.why);
  }

  #noteAway(why: string): void {
    this.#since ??= new Date();
    const now = performance.now();
    if (this.#isAnnounced || now < this.#quietUntil) return;
    this.#isAnnounced = true;
    this.#quietUntil = now + quietMs;
    this.#callbacks.onAway(this.#since, why);
  }

  #noteThere(): void {
    const since = this.#since;
    const isAnnounced = this.#isAnnounced;
    this.#since = undefined;
    this.#isAnnounced = false;
    if (since && isAnnounced) this.#callbacks.onBack(Math.max(0, Date.now() - since.getTime()));
  }
}
