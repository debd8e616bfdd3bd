import { setImmediate } from "node:timers/promises";
import { within } from "../background/deadline.ts";
import type { Background } from "../background/tasks.ts";
import { attemptWork, type Outcome } from "../background/time-limit.ts";
import { ReceiverError } from "../errors.ts";
import type { Claim, Inbox, InboxEntry } from "../inbox/inbox.ts";
import type { Log, LogEvent } from "../log/log.ts";
import { delayAfter, type RetryPolicy } from "../options/retry-policy.ts";
import { longestTimerMs } from "../options/settings.ts";
import { isFromQuarantine, toEntryFor } from "../payload/idempotency-key.ts";
import type { UnusableBody } from "../payload/quarantine.ts";
import type { Job } from "./dispatch.ts";

/** The collaborators of a worker. */
export interface WorkerOptions {
  readonly inbox: Inbox;
  /** Finds the job of an entry. Each attempt parses it again, so that none sees another's changes. */
  readonly findJob: (entry: InboxEntry) => Job | UnusableBody;
  /** Quarantines an entry whose plain key has other content. Resolves to false if the inbox could not. */
  readonly quarantineConflict: (entry: InboxEntry) => Promise<boolean>;
  /** Runs for a dead letter. It must not throw, and the worker does not wait for it. */
  readonly onDeadLetter: (claim: Claim, error: unknown) => void;
  readonly retry: RetryPolicy;
  /** The most entries that are handled at the same time. */
  readonly concurrency: number;
  readonly background: Background;
  /** Aborted at the end of the grace that handlers have when the worker closes. */
  readonly closing: AbortController;
  readonly log: Log;
}

/** The time that an entry stays leased beyond the time of its handler. */
const leaseMarginMs = 10_000;

/** The pause after the inbox failed. */
const inboxPauseMs = 1_000;

/** The time for the inbox to settle the claims whose handlers were aborted. */
const settleMs = 1_000;

/** A timer may fire a little before its time on the clock that the inbox reads. */
const timerMarginMs = 2;

/** Claims entries of an inbox and runs their handlers, some at a time. It is idle until woken. */
export class Worker {
  readonly #options: WorkerOptions;
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #poll: NodeJS.Timeout | undefined;
  #running = 0;
  #isWanted = false;
  #isPumping = false;
  #isClosed = false;

  constructor(options: WorkerOptions) {
    const { pollMs } = options.inbox;
    this.#options = options;
    this.#poll = pollMs === undefined ? undefined : setInterval(() => this.wake(), pollMs).unref();
  }

  /** Claims entries soon, if any are due. */
  wake(): void {
    this.#isWanted = true;
    if (this.#isPumping || this.#isClosed) return;
    this.#isPumping = true;
    this.#options.background.start(() => this.#pump());
  }

  /**
   * Gives handlers time to end, and then aborts them. Without a durable inbox, entries that are due run
   * too. It does not wait for an inbox that never answers.
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
    const error = new ReceiverError("receiver_closed", {
      place: "close",
      expected: "handlers and callbacks to end before the receiver closes",
      found: "one that still runs",
      fix: "Listen to context.signal, and stop when it aborts.",
    });
    this.#options.closing.abort(error);
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
      if (job.kind === "job") await this.#handle(claim, job);
      else await this.#options.inbox.dead(claim, job.reason);
    } catch (error) {
      const message = "The outcome of a delivery could not be stored. It will be handled again.";
      this.#report(claim, { level: "error", code: "store_failed", message, error });
    } finally {
      this.#running -= 1;
      this.wake();
    }
  }

  /**
   * Moves an entry that was quarantined, or conforms by now, to the key of every other sending, where it
   * waits, was handled or is dead. While the inbox is full, it is handled where it is.
   */
  async #handle(claim: Claim, job: Job): Promise<void> {
    const { inbox } = this.#options;
    const moving = toEntryFor(claim.entry, job.taker);
    const moved = moving.key === claim.entry.key ? undefined : await inbox.put(moving);
    if (moved === "stored" || moved === "duplicate") return void (await inbox.done(claim));
    if (moved === "conflict" && !isFromQuarantine(claim.entry))
      return this.#quarantine(claim, moving);
    const { key } = moved === "full" ? moving : claim.entry;
    await this.#settle(claim, await this.#attempt(claim, job, key));
  }

  /** Quarantines an entry whose key has other content, for the owner to decide on it with a replay. */
  async #quarantine(claim: Claim, moving: InboxEntry): Promise<void> {
    if (await this.#options.quarantineConflict(moving)) await this.#options.inbox.done(claim);
  }

  #attempt({ attempt }: Claim, job: Job, deliveryKey: string): Promise<Outcome> {
    const { run, purposeInferred } = job;
    return attemptWork((signal) => run({ signal, attempt, deliveryKey, purposeInferred }), {
      timeoutMs: this.#options.retry.timeoutMs,
      closing: this.#options.closing.signal,
    });
  }

  async #settle(claim: Claim, outcome: Outcome): Promise<void> {
    if (outcome.ok) return this.#finish(claim);
    // A handler that closing cut short did not fail.
    if (this.#isClosed || claim.attempt < this.#options.retry.attempts) {
      return this.#retryLater(claim, outcome.error);
    }
    return this.#moveToDeadLetters(claim, outcome.error);
  }

  async #finish(claim: Claim): Promise<void> {
    await this.#options.inbox.done(claim);
    this.#report(claim, { level: "info", code: "handled", message: "A delivery was handled." });
  }

  async #retryLater(claim: Claim, error: unknown): Promise<void> {
    const delayMs = this.#isClosed ? 0 : delayAfter(claim.attempt, this.#options.retry);
    const message = `A handler failed. It is called again in ${delayMs} ms.`;
    this.#report(claim, { level: "warn", code: "handler_failed", message, error });
    await this.#options.inbox.retry(claim, delayMs);
    this.#wakeIn(delayMs);
  }

  async #moveToDeadLetters(claim: Claim, error: unknown): Promise<void> {
    const message = `A handler failed ${claim.attempt} times. The delivery is a dead letter, and waits for a replay.`;
    this.#report(claim, { level: "error", code: "dead_letter", message, error });
    await this.#options.inbox.dead(claim, "handler_failed");
    this.#options.onDeadLetter(claim, error);
  }

  /** Wakes after a delay. Without a delay it needs no timer: the running claim wakes it at its end. */
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
