import { within } from "../background/timers.ts";
import { isReceiverError } from "../errors.ts";
import type { Claim, InboxEntry } from "../inbox/inbox.ts";
import type { AwaitedClaim } from "../jobs/awaited-claim.ts";
import { findJob } from "../jobs/dispatch.ts";
import type { Job } from "../jobs/job.ts";
import type { LogEvent } from "../log/log.ts";
import { delayAfter } from "../options/retry-policy.ts";
import type { Settings } from "../options/settings.ts";
import { isFromQuarantine, toEntryFor } from "../payload/idempotency-key.ts";
import { parseBody } from "../payload/parse.ts";
import type { UnusableBody } from "../payload/quarantine.ts";
import { isPermanentFailure } from "../permanent-failure.ts";
import type { Services } from "../services.ts";
import { type Attempt, type AttemptOutcome, runAttempt } from "./attempt.ts";

/** The collaborators of a claim handler. */
export interface ClaimHandlerServices extends Services {
  /** Quarantines other content under known ids. Resolves to false if the inbox could not. */
  readonly storeConflict: (entry: InboxEntry) => Promise<boolean>;
  /** Runs when an entry is due again after a delay in milliseconds. */
  readonly onRetry: (delayMs: number) => void;
  /** Runs when an entry was settled, which makes room in the inbox. */
  readonly onSettled: () => void;
}

/** The time that an entry stays leased beyond the time of its handler. */
const leaseMarginMs = 10_000;

/** Returns the milliseconds for which an entry is leased: nothing else handles it meanwhile. */
export function leaseMsOf({ limits }: Settings): number {
  return limits.handlerTimeoutMs + leaseMarginMs;
}

/** The time that a response waits, after its handler, for a callback of the owner to end. */
const tellMs = 1_000;

/**
 * Says why a delivery is dead whose handler never failed: it was begun more often than it may fail, so something in it ends
 * the process. After the response that is twice as often, since a deployment may cut a handler short.
 */
const neverEnded = "Its process ended each time before its handler did.";

/** Has a claimed entry handled by the owner's code, and settles the claim by the outcome. */
export class ClaimHandler {
  readonly #settings: Settings;
  readonly #services: ClaimHandlerServices;
  #isClosed = false;

  constructor(settings: Settings, services: ClaimHandlerServices) {
    this.#settings = settings;
    this.#services = services;
  }

  /** Takes no failure as one of the handler from now on: closing cuts handlers short. */
  close(): void {
    this.#isClosed = true;
  }

  /** Handles a claim. Resolves when its place is free again. Never rejects. */
  async handle(claim: Claim): Promise<void> {
    let drift: Promise<void> | undefined;
    try {
      const job = this.#findJob(claim);
      if (claim.awaitsSender) {
        await this.#moveAbandoned(claim);
      } else if (claim.attempt > 2 * this.#settings.retry.attempts) {
        await this.#moveFailed(claim, new Error(neverEnded));
      } else if (job.kind === "job") {
        if (claim.attempt === 1) drift = this.#reportDrift(job);
        await this.#handleJob(claim, job);
      } else {
        await this.#moveUnusable(claim, job);
      }
    } catch (error) {
      const message = "The outcome of a delivery could not be stored. It will be handled again.";
      this.#report(claim, { level: "error", code: "store_failed", message, error });
      this.#services.onRetry(leaseMsOf(this.#settings));
    }
    this.#services.onSettled();
    await drift;
  }

  /** Parses each attempt after the first again, so that none sees another's changes. */
  #findJob({ entry, attempt }: Claim): Job | UnusableBody {
    const fresh = this.#services.freshJobs.take(entry.key);
    if (fresh && attempt === 1) return fresh;
    return findJob(parseBody(entry, this.#settings.purposeOptions), this.#settings);
  }

  /** Runs onDrift next to the handler, in the same place. The outcome of the delivery does not wait for it. */
  #reportDrift({ reportDrift }: Job): Promise<void> | undefined {
    return reportDrift && this.#services.callbacks.run({ name: "onDrift", call: reportDrift });
  }

  /**
   * Moves an entry that was quarantined, or conforms by now, to the key of every other sending, where it
   * waits, was handled or is dead. While the inbox is full, it is handled where it is.
   */
  async #handleJob(claim: Claim, job: Job): Promise<void> {
    const { entry } = claim;
    const moving = toEntryFor(entry, job.taker);
    if (moving.key === entry.key) return this.#attempt({ claim, job, deliveryKey: entry.key });
    const { outcome } = await this.#services.inbox.put(moving);
    // Its delivery is under another key by now.
    if (outcome === "stored" || outcome === "duplicate")
      return void (await this.#services.inbox.done(claim));
    if (outcome === "conflict" && !isFromQuarantine(entry)) return this.#quarantine(claim, moving);
    if (outcome === "full" && this.#services.inbox.transaction) return this.#waitForRoom(claim);
    await this.#attempt({ claim, job, deliveryKey: outcome === "full" ? moving.key : entry.key });
  }

  /** An effect that commits with the entry of one key happens again if the delivery comes under its other key. */
  async #waitForRoom(claim: Claim): Promise<void> {
    const delayMs = delayAfter(claim.attempt, this.#settings.retry);
    const message = `The inbox had no room to move a delivery to its key. It tries again in ${delayMs} ms.`;
    this.#report(claim, { level: "warn", code: "store_failed", message });
    if (await this.#services.inbox.retry(claim, delayMs)) this.#services.onRetry(delayMs);
  }

  /**
   * Quarantines an entry whose key has other content, for the owner to decide on it with a replay. If the inbox
   * cannot, it is tried again when the lease has ended.
   */
  async #quarantine(claim: Claim, moving: InboxEntry): Promise<void> {
    if (await this.#services.storeConflict(moving)) await this.#services.inbox.done(claim);
    else this.#services.onRetry(leaseMsOf(this.#settings));
  }

  async #attempt(attempt: Attempt): Promise<void> {
    const outcome = runAttempt(attempt, this.#services);
    await this.#settle(attempt.claim, outcome instanceof Promise ? await outcome : outcome);
  }

  async #settle(claim: Claim, outcome: AttemptOutcome): Promise<void> {
    if (outcome.isCommitted) return this.#reportCommitted(claim, outcome);
    if (outcome.ok) return this.#finish(claim);
    const { error } = outcome;
    if (isPermanentFailure(error)) return this.#moveFailed(claim, error);
    // A handler that closing cut short did not fail.
    if (this.#isClosed || claim.attempt < this.#settings.retry.attempts) {
      return this.#retryLater(claim, error);
    }
    return this.#moveFailed(claim, error);
  }

  /** Handles a claim whose sender waits. Resolves to false if it is to be sent again. Never rejects. */
  async handleAwaited({ claim, job, timeoutMs }: AwaitedClaim): Promise<boolean> {
    const drift = claim.attempt === 1 ? this.#reportDrift(job) : undefined;
    try {
      if (this.#services.inbox.isDurable && claim.attempt > this.#settings.retry.awaitedAttempts) {
        await this.#moveFailed(claim, new Error(neverEnded));
        return true;
      }
      const { key: deliveryKey } = claim.entry;
      const outcome = await runAttempt({ claim, job, deliveryKey, timeoutMs }, this.#services);
      return await this.#settleAwaited(claim, outcome);
    } catch (error) {
      const message = "The outcome of a delivery could not be stored. It is to be sent again.";
      this.#report(claim, { level: "error", code: "store_failed", message, error });
      return false;
    } finally {
      this.#services.onSettled();
      if (drift) await within(tellMs, drift);
    }
  }

  async #settleAwaited(claim: Claim, outcome: AttemptOutcome): Promise<boolean> {
    if (outcome.isCommitted) this.#reportCommitted(claim, outcome);
    else if (outcome.ok) await this.#finish(claim);
    else if (this.#isLast(claim, outcome.error)) await this.#moveFailed(claim, outcome.error);
    else return this.#sendAgain(claim, outcome.error);
    return true;
  }

  /** An inbox in memory counts the attempts of one process alone, and the vendor sends to any. */
  #isLast({ attempt }: Claim, error: unknown): boolean {
    if (isPermanentFailure(error)) return true;
    const isLast = attempt >= this.#settings.retry.awaitedAttempts;
    return this.#services.inbox.isDurable && isLast && !this.#isClosed;
  }

  async #sendAgain(claim: Claim, error: unknown): Promise<false> {
    const what = isCutShort(error) ? "was cut short, as the receiver closes," : "failed";
    const message = `A handler ${what} before the response. The vendor is to send the delivery again.`;
    this.#report(claim, { level: "warn", code: "handler_failed", message, error });
    await this.#services.inbox.retry(claim, 0);
    return false;
  }

  /** Ends what its sender did not send again after a failure. It was never acknowledged. */
  async #moveAbandoned(claim: Claim): Promise<void> {
    if (!(await this.#services.inbox.dead(claim, "sender_gave_up"))) return;
    const why =
      "A handler had failed before the response, and the vendor sent nothing again in time.";
    const message = `${why} The delivery is a dead letter, and waits for a replay.`;
    const event = { level: "error", code: "dead_letter", reason: "sender_gave_up" } as const;
    this.#report(claim, { ...event, message });
    await this.#announceDead({ ...claim, attempt: claim.attempt - 1 }, new Error(why));
  }

  async #finish(claim: Claim): Promise<void> {
    if (await this.#services.inbox.done(claim)) this.#reportHandled(claim);
  }

  #reportHandled(claim: Claim): void {
    this.#report(claim, { level: "info", code: "handled", message: "A delivery was handled." });
  }

  /** Takes a delivery for handled whose mark was committed: the handler's failure after it changes nothing. */
  #reportCommitted(claim: Claim, outcome: AttemptOutcome): void {
    if (outcome.ok) this.#reportHandled(claim);
    else this.#reportLateFailure(claim, outcome.error);
  }

  #reportLateFailure(claim: Claim, error: unknown): void {
    const message =
      "A handler failed after its transaction had committed. The delivery is handled, and the handler is not called again.";
    this.#report(claim, { level: "error", code: "handled", message, error });
  }

  async #retryLater(claim: Claim, error: unknown): Promise<void> {
    const delayMs = this.#isClosed ? 0 : delayAfter(claim.attempt, this.#settings.retry);
    const message = this.#describeRetry(error, delayMs);
    this.#report(claim, { level: "warn", code: "handler_failed", message, error });
    if (await this.#services.inbox.retry(claim, delayMs)) this.#services.onRetry(delayMs);
  }

  #describeRetry(error: unknown, delayMs: number): string {
    if (!this.#isClosed) return `A handler failed. It is called again in ${delayMs} ms.`;
    const what = isCutShort(error) ? "was cut short" : "failed";
    const next = this.#services.inbox.isDurable
      ? " It is called again, at the next start at the latest."
      : "";
    return `A handler ${what} while the receiver closes.${next}`;
  }

  /** Ends what a handler failed too often. */
  async #moveFailed(claim: Claim, error: unknown): Promise<void> {
    // Another process may have claimed it meanwhile, and has it handled.
    const reason = isPermanentFailure(error) ? "permanent_failure" : "handler_failed";
    if (!(await this.#services.inbox.dead(claim, reason))) return;
    const times = claim.attempt === 1 ? "once" : `${claim.attempt} times`;
    const how = reason === "permanent_failure" ? "for good" : times;
    const message = `A handler failed ${how}. The delivery is a dead letter, and waits for a replay.`;
    this.#report(claim, { level: "error", code: "dead_letter", reason, message, error });
    await this.#announceDead(claim, error);
  }

  /** Ends what a replay, or a receiver with other options, finds that nothing can take. */
  async #moveUnusable(claim: Claim, { reason, message: why }: UnusableBody): Promise<void> {
    if (!(await this.#services.inbox.dead(claim, reason))) return;
    const message = `A delivery still cannot be handled. It is a dead letter, and waits for a replay. ${why}`;
    this.#report(claim, { level: "error", code: "dead_letter", reason, message });
    await this.#announceDead(claim, new Error(why));
  }

  async #announceDead({ entry, attempt }: Claim, error: unknown): Promise<void> {
    const { onDeadLetter } = this.#settings.callbacks;
    if (!onDeadLetter) return;
    const letter = { deliveryKey: entry.key, attempts: attempt, error };
    const told = this.#services.callbacks.start({
      name: "onDeadLetter",
      call: () => onDeadLetter(letter),
    });
    if (this.#settings.processing === "before-response") await within(tellMs, told);
  }

  #report({ entry, attempt }: Claim, event: LogEvent): void {
    this.#services.log({ ...event, deliveryKey: entry.key, attempt });
  }
}

/** Checks for the end of a call that closing aborted. */
function isCutShort(error: unknown): boolean {
  return isReceiverError(error) && error.code === "receiver_closed";
}
