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

/** Services of a claim handler. */
export interface ClaimHandlerServices extends Services {
  /** Quarantines different content under known ids. Resolves to false if the inbox failed. */
  readonly storeConflict: (entry: InboxEntry) => Promise<boolean>;
  /** Runs when an entry is due again after a delay in milliseconds. */
  readonly onRetry: (delayMs: number) => void;
  /** Runs when an entry was settled, because the inbox may have space again. */
  readonly onSettled: () => void;
}

/** Time in milliseconds for which an entry stays leased after the time limit of its handler. */
const leaseMarginMs = 10_000;

/** Returns the milliseconds for which an entry is leased. Nothing else handles the entry during that time. */
export function leaseMsOf({ limits }: Settings): number {
  return limits.handlerTimeoutMs + leaseMarginMs;
}

/** Time in milliseconds for which a response waits for a callback after the handler. */
const callbackMs = 1_000;

/**
 * Error message of a dead letter whose handler never failed. Such a delivery has more attempts than allowed and no
 * outcome, so its handler probably ends the process. With `after-response`, twice the number of attempts is allowed,
 * because a deployment may interrupt a handler.
 */
const neverEnded = "The process ended during every attempt, before its handler did.";

/** Handles a claimed entry with the owner's code, and settles the claim by the outcome. */
export class ClaimHandler {
  readonly #settings: Settings;
  readonly #services: ClaimHandlerServices;
  #isClosed = false;

  constructor(settings: Settings, services: ClaimHandlerServices) {
    this.#settings = settings;
    this.#services = services;
  }

  /** Stops counting failures of handlers, because closing interrupts them. */
  close(): void {
    this.#isClosed = true;
  }

  /** Handles a claim. Resolves when its concurrency slot is free again. Never rejects. */
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
      const message =
        "The inbox could not store the outcome of a delivery. The delivery will be handled again.";
      this.#report(claim, { level: "error", code: "store_failed", message, error });
      this.#services.onRetry(leaseMsOf(this.#settings));
    }
    this.#services.onSettled();
    await drift;
  }

  /** Returns the job of a claim. Each later attempt parses the body again, so that it does not see earlier changes. */
  #findJob({ entry, attempt }: Claim): Job | UnusableBody {
    const fresh = this.#services.freshJobs.take(entry.key);
    if (fresh && attempt === 1) return fresh;
    return findJob(parseBody(entry, this.#settings.purposeOptions), this.#settings);
  }

  /** Runs `onDrift` next to the handler, in the same slot. The outcome of the delivery does not wait for it. */
  #reportDrift({ reportDrift }: Job): Promise<void> | undefined {
    return reportDrift && this.#services.callbacks.run({ name: "onDrift", call: reportDrift });
  }

  /**
   * Runs the job of a claim. An entry that was quarantined, or that conforms now and did not before, first moves to the
   * key that a resend gets. If that key is known, the delivery already waits, was handled or is dead under it, and this
   * entry is done. If the inbox is full, the handler runs without the move. With transactions it waits for the move
   * instead.
   */
  async #handleJob(claim: Claim, job: Job): Promise<void> {
    const { entry } = claim;
    const moving = toEntryFor(entry, job.taker);
    if (moving.key === entry.key) return this.#attempt({ claim, job, deliveryKey: entry.key });
    const { outcome } = await this.#services.inbox.put(moving);
    // The delivery is now under another key.
    if (outcome === "stored" || outcome === "duplicate")
      return void (await this.#services.inbox.done(claim));
    if (outcome === "conflict" && !isFromQuarantine(entry)) return this.#quarantine(claim, moving);
    if (outcome === "full" && this.#services.inbox.transaction) return this.#waitForRoom(claim);
    await this.#attempt({ claim, job, deliveryKey: outcome === "full" ? moving.key : entry.key });
  }

  /**
   * Waits for space. With transactions, the handler must not run under the old key, because a resend gets the new key
   * and would repeat the effects.
   */
  async #waitForRoom(claim: Claim): Promise<void> {
    const delayMs = delayAfter(claim.attempt, this.#settings.retry);
    const message = `The inbox had no space to move a delivery to its key. The receiver tries again in ${delayMs} ms.`;
    this.#report(claim, { level: "warn", code: "store_failed", message });
    if (await this.#services.inbox.retry(claim, delayMs)) this.#services.onRetry(delayMs);
  }

  /**
   * Quarantines an entry whose key has different content, so that the owner can decide on it. If the inbox fails, the
   * receiver tries again when the lease has ended.
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
    // A handler that was interrupted by closing did not fail.
    if (this.#isClosed || claim.attempt < this.#settings.retry.attempts) {
      return this.#retryLater(claim, error);
    }
    return this.#moveFailed(claim, error);
  }

  /** Handles a claim whose sender waits. Resolves to false if the sender must send it again. Never rejects. */
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
      const message =
        "The inbox could not store the outcome of a delivery. The vendor must send it again.";
      this.#report(claim, { level: "error", code: "store_failed", message, error });
      return false;
    } finally {
      this.#services.onSettled();
      if (drift) await within(callbackMs, drift);
    }
  }

  async #settleAwaited(claim: Claim, outcome: AttemptOutcome): Promise<boolean> {
    if (outcome.isCommitted) this.#reportCommitted(claim, outcome);
    else if (outcome.ok) await this.#finish(claim);
    else if (this.#isLast(claim, outcome.error)) await this.#moveFailed(claim, outcome.error);
    else return this.#sendAgain(claim, outcome.error);
    return true;
  }

  /**
   * Checks for the last attempt. An inbox in memory counts only the attempts of one process, so its count is ignored.
   */
  #isLast({ attempt }: Claim, error: unknown): boolean {
    if (isPermanentFailure(error)) return true;
    const isLast = attempt >= this.#settings.retry.awaitedAttempts;
    return this.#services.inbox.isDurable && isLast && !this.#isClosed;
  }

  async #sendAgain(claim: Claim, error: unknown): Promise<false> {
    const what = isCutShort(error) ? "was cut short by the closing receiver" : "failed";
    const message = `A handler ${what} before the response. The vendor must send the delivery again.`;
    this.#report(claim, { level: "warn", code: "handler_failed", message, error });
    await this.#services.inbox.retry(claim, 0);
    return false;
  }

  /** Makes a dead letter of an entry that failed and that its sender did not send again. It was never acknowledged. */
  async #moveAbandoned(claim: Claim): Promise<void> {
    if (!(await this.#services.inbox.dead(claim, "sender_gave_up"))) return;
    const why =
      "A handler failed before the response, and the vendor did not send the delivery again in time.";
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

  /** Reports a delivery as handled whose transaction committed. A later failure of the handler changes nothing. */
  #reportCommitted(claim: Claim, outcome: AttemptOutcome): void {
    if (outcome.ok) this.#reportHandled(claim);
    else this.#reportLateFailure(claim, outcome.error);
  }

  #reportLateFailure(claim: Claim, error: unknown): void {
    const message =
      "A handler failed after its transaction committed. The delivery is handled, and the handler is not called again.";
    this.#report(claim, { level: "error", code: "handled", message, error });
  }

  async #retryLater(claim: Claim, error: unknown): Promise<void> {
    const delayMs = this.#isClosed ? 0 : delayAfter(claim.attempt, this.#settings.retry);
    const message = this.#describeRetry(error, delayMs);
    this.#report(claim, { level: "warn", code: "handler_failed", message, error });
    if (await this.#services.inbox.retry(claim, delayMs)) this.#services.onRetry(delayMs);
  }

  #describeRetry(error: unknown, delayMs: number): string {
    if (!this.#isClosed) return `A handler failed. The receiver calls it again in ${delayMs} ms.`;
    const what = isCutShort(error) ? "was cut short" : "failed";
    const next = this.#services.inbox.isDurable
      ? " It is called again, at the next start at the latest."
      : "";
    return `A handler ${what} while the receiver was closing.${next}`;
  }

  /** Makes a dead letter of an entry whose handler failed too often or for good. */
  async #moveFailed(claim: Claim, error: unknown): Promise<void> {
    // If the lease was lost, another process handles the entry.
    const reason = isPermanentFailure(error) ? "permanent_failure" : "handler_failed";
    if (!(await this.#services.inbox.dead(claim, reason))) return;
    const times = claim.attempt === 1 ? "once" : `${claim.attempt} times`;
    const how = reason === "permanent_failure" ? "for good" : times;
    const message = `A handler failed ${how}. The delivery is a dead letter, and waits for a replay.`;
    this.#report(claim, { level: "error", code: "dead_letter", reason, message, error });
    await this.#announceDead(claim, error);
  }

  /** Makes a dead letter of an entry that still cannot be handled, after a replay or with other options. */
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
    const announced = this.#services.callbacks.start({
      name: "onDeadLetter",
      call: () => onDeadLetter(letter),
    });
    if (this.#settings.processing === "before-response") await within(callbackMs, announced);
  }

  #report({ entry, attempt }: Claim, event: LogEvent): void {
    this.#services.log({ ...event, deliveryKey: entry.key, attempt });
  }
}

/** Checks that a call was aborted because the receiver closed. */
function isCutShort(error: unknown): boolean {
  return isReceiverError(error) && error.code === "receiver_closed";
}
