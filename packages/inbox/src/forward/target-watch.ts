import type { Verdict } from "./answers.ts";

/** Says that a target is away, or is back. */
export interface TargetCallbacks {
  /** Runs once a target gives no answer, with the reason, and not again until it is back. */
  readonly onAway: (since: Date, why: string) => void;
  /** Runs once it takes a delivery again, or refuses one for good, with the ms for which it was away. */
  readonly onBack: (awayMs: number) => void;
}

/** The time in ms between two calls of `onAway`, so that a target that comes and goes floods nothing. */
const quietMs = 60_000;

/** Watches if a target is there. */
export class TargetWatch {
  readonly #callbacks: TargetCallbacks;
  /** The first failure since it was there. */
  #since: Date | undefined;
  #isAnnounced = false;
  #quietUntil = 0;

  constructor(callbacks: TargetCallbacks) {
    this.#callbacks = callbacks;
  }

  /** Takes the verdict on one attempt. */
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
