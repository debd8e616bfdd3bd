import { setImmediate } from "node:timers/promises";
import { within } from "../background/deadline.ts";
import type { Background } from "../background/tasks.ts";
import { attemptWork, type Outcome } from "../background/time-limit.ts";
import type { Claim, Inbox, InboxEntry } from "../inbox/inbox.ts";
import type { Log, LogEvent } from "../log/log.ts";
import { delayAfter, type RetryPolicy } from "../options/retry-policy.ts";
import { longestTimerMs } from "../options/settings.ts";
import { toPlain } from "../payload/idempotency-key.ts";
import type { UnusableReading } from "../payload/parse.ts";
import type { Job } from "./dispatch.ts";

/** What a runner works with. */
export interface RunnerOptions {
  readonly inbox: Inbox;
  /** Finds what handles an entry; read anew for each attempt, so that none sees another's changes. */
  readonly findJob: (entry: InboxEntry) => Job | UnusableReading;
  /** Is told of an entry that failed for good; must not throw, and is not waited for. */
  readonly onDead: (claim: Claim, error: unknown) => void;
  readonly retry: RetryPolicy;
  /** How many entries are handled at the same time at most. */
  readonly concurrency: number;
  readonly background: Background;
  /** What the runner aborts, at the end of the grace, when it is closed. */
  readonly closing: AbortController;
  readonly log: Log;
}

/** How much longer than the handler's own time an entry stays leased. */
const leaseMarginMs = 10_000;

/** How long to leave an inbox alone that failed. */
const inboxPauseMs = 1_000;

/** How long an inbox may take to note what became of the work that was aborted. */
const settleMs = 1_000;

/** A timer may fire a little before its time on the clock that the inbox reads. */
const timerMarginMs = 2;

/** Takes entries out of an inbox and has them handled, some at a time; idle until woken. */
export class Runner {
  readonly #options: RunnerOptions;
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #poll: NodeJS.Timeout | undefined;
  #running = 0;
  #isWanted = false;
  #isPumping = false;
  #isClosed = false;

  constructor(options: RunnerOptions) {
    const { pollMs } = options.inbox;
    this.#options = options;
    this.#poll = pollMs === undefined ? undefined : setInterval(() => this.wake(), pollMs).unref();
  }

  /** Says that there may be something to do. */
  wake(): void {
    this.#isWanted = true;
    if (this.#isPumping || this.#isClosed) return;
    this.#isPumping = true;
    this.#options.background.start(() => this.#pump());
  }

  /**
   * Gives what runs, and what no other process will take, a while to end; then aborts it. An inbox
   * that never answers what became of it is not waited for.
   */
  async close(graceMs: number): Promise<void> {
    const { inbox, background } = this.#options;
    const grace = setTimeout(() => this.#abort(), graceMs);
    if (inbox.isDurable) this.#stop();
    await within(graceMs + settleMs, background.idle());
    this.#stop();
    clearTimeout(grace);
  }

  #abort(): void {
    this.#stop();
    this.#options.closing.abort(new Error("The receiver was closed."));
  }

  #stop(): void {
    this.#isClosed = true;
    clearInterval(this.#poll);
    for (const timer of this.#timers) clearTimeout(timer);
  }

  async #pump(): Promise<void> {
    // The answer goes out first: a handler that keeps the processor busy must not delay it.
    await setImmediate();
    try {
      while (this.#canClaim()) await this.#claimSome();
    } catch (error) {
      const message = "The inbox could not be read.";
      this.#options.log({ level: "error", code: "store_failed", message, error });
      this.#wakeIn(inboxPauseMs);
    } finally {
      this.#isPumping = false;
    }
  }

  #canClaim(): boolean {
    return this.#isWanted && !this.#isClosed && this.#running < this.#options.concurrency;
  }

  async #claimSome(): Promise<void> {
    const { inbox, retry, concurrency, background } = this.#options;
    const limit = concurrency - this.#running;
    this.#isWanted = false;
    const claims = await inbox.claim({ limit, leaseMs: retry.timeoutMs + leaseMarginMs });
    // A full hand may mean that there is more.
    this.#isWanted ||= claims.length === limit;
    for (const claim of claims) background.start(() => this.#run(claim));
  }

  async #run(claim: Claim): Promise<void> {
    this.#running += 1;
    try {
      const job = this.#options.findJob(claim.entry);
      if (typeof job === "function") await this.#handle(claim, job);
      else await this.#options.inbox.dead(claim, job.reason);
    } catch (error) {
      const message = "What became of a delivery could not be stored; it will be handled again.";
      this.#report(claim, { level: "error", code: "store_failed", message, error });
    } finally {
      this.#running -= 1;
      this.wake();
    }
  }

  /**
   * What was set aside goes to the key of every other sending, and waits, was handled, or is dead there. Where
   * other content has that key, or the inbox is full, it is handled where it is.
   */
  async #handle(claim: Claim, job: Job): Promise<void> {
    const { inbox } = this.#options;
    const plain = toPlain(claim.entry);
    const moved = plain === claim.entry ? "conflict" : await inbox.put(plain);
    if (moved === "stored" || moved === "duplicate") return void (await inbox.done(claim));
    const { key } = moved === "full" ? plain : claim.entry;
    await this.#settle(claim, await this.#attempt(claim, job, key));
  }

  #attempt({ attempt }: Claim, job: Job, deliveryKey: string): Promise<Outcome> {
    return attemptWork((signal) => job({ signal, attempt, deliveryKey }), {
      timeoutMs: this.#options.retry.timeoutMs,
      closing: this.#options.closing.signal,
    });
  }

  async #settle(claim: Claim, outcome: Outcome): Promise<void> {
    if (outcome.ok) return this.#finish(claim);
    // What was cut short by closing did not fail.
    if (this.#isClosed || claim.attempt < this.#options.retry.attempts) {
      return this.#retryLater(claim, outcome.error);
    }
    return this.#giveUp(claim, outcome.error);
  }

  async #finish(claim: Claim): Promise<void> {
    await this.#options.inbox.done(claim);
    this.#report(claim, { level: "info", code: "handled", message: "A delivery was handled." });
  }

  async #retryLater(claim: Claim, error: unknown): Promise<void> {
    const delayMs = this.#isClosed ? 0 : delayAfter(claim.attempt, this.#options.retry);
    const message = `A handler failed; it is called again in ${delayMs} ms.`;
    this.#report(claim, { level: "warn", code: "handler_failed", message, error });
    await this.#options.inbox.retry(claim, delayMs);
    this.#wakeIn(delayMs);
  }

  async #giveUp(claim: Claim, error: unknown): Promise<void> {
    const message = `A handler failed ${claim.attempt} times; the delivery waits for a replay.`;
    this.#report(claim, { level: "error", code: "dead_letter", message, error });
    await this.#options.inbox.dead(claim, "handler_failed");
    this.#options.onDead(claim, error);
  }

  /** A delay of nothing needs no timer: whoever runs wakes when it ends. */
  #wakeIn(delayMs: number): void {
    if (this.#isClosed || delayMs === 0) return;
    const fire = () => {
      this.#timers.delete(timer);
      this.wake();
    };
    const timer = setTimeout(fire, Math.min(delayMs + timerMarginMs, longestTimerMs)).unref();
    this.#timers.add(timer);
  }

  #report(claim: Claim, event: LogEvent): void {
    this.#options.log({ ...event, deliveryKey: claim.entry.key, attempt: claim.attempt });
  }
}
