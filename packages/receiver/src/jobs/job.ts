import type { HandlerContext } from "../options/handlers.ts";
import type { Taker } from "../payload/idempotency-key.ts";
import type { JsonWarning } from "../payload/inexact-json.ts";

/** Call of the owner's code that handles a delivery. */
export interface Job {
  readonly kind: "job";
  readonly taker: Taker;
  readonly purposeInferred: boolean;
  readonly warnings: readonly JsonWarning[];
  readonly run: (context: HandlerContext) => unknown;
  /** Reports drift next to the first attempt. Undefined without drift, or without `onDrift`. */
  readonly reportDrift?: (() => unknown) | undefined;
}

/** Maximum number of jobs that are kept, and maximum bytes of their bodies. */
const maxJobs = 256;
const maxBytes = 8 * 1024 * 1024;

interface KeptJob {
  readonly job: Job;
  readonly bytes: number;
}

/**
 * Keeps the jobs of deliveries that were just stored, so that a delivery that is handled at once is not parsed twice.
 * Each job is used once, because a handler may change its webhook.
 */
export class FreshJobs {
  readonly #jobs = new Map<string, KeptJob>();
  #bytes = 0;

  /** Keeps a job. Drops the oldest jobs above the limits. Their bodies are parsed again later. */
  add(key: string, job: Job, bytes: number): void {
    this.take(key);
    this.#jobs.set(key, { job, bytes });
    this.#bytes += bytes;
    if (this.#jobs.size > maxJobs || this.#bytes > maxBytes) this.#dropOldest();
  }

  #dropOldest(): void {
    for (const oldest of this.#jobs.keys()) {
      if (this.#jobs.size <= maxJobs && this.#bytes <= maxBytes) return;
      this.take(oldest);
    }
  }

  /** Removes and returns the job of a delivery. Returns undefined if there is none. */
  take(key: string): Job | undefined {
    const kept = this.#jobs.get(key);
    if (!kept) return undefined;
    this.#jobs.delete(key);
    this.#bytes -= kept.bytes;
    return kept.job;
  }
}
