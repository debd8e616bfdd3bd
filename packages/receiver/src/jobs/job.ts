import type { HandlerContext } from "../options/handlers.ts";
import type { Taker } from "../payload/idempotency-key.ts";
import type { JsonWarning } from "../payload/inexact-json.ts";

/** Runs the owner's code that takes a delivery. */
export interface Job {
  readonly kind: "job";
  readonly taker: Taker;
  readonly purposeInferred: boolean;
  readonly warnings: readonly JsonWarning[];
  readonly run: (context: HandlerContext) => unknown;
  /** Reports drift next to the first attempt. Absent without drift, or without `onDrift`. */
  readonly reportDrift?: (() => unknown) | undefined;
}

/** The most jobs that are kept, and the most bytes of their bodies. */
const maxJobs = 256;
const maxBytes = 8 * 1024 * 1024;

interface KeptJob {
  readonly job: Job;
  readonly bytes: number;
}

/**
 * Keeps the jobs of deliveries that were just stored, so that a delivery that is handled at once is not parsed
 * a second time. Each is taken once: a handler may have changed what it got.
 */
export class FreshJobs {
  readonly #jobs = new Map<string, KeptJob>();
  #bytes = 0;

  /** Keeps a job. The oldest go if there are too many, and their bodies are parsed again. */
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

  /** Takes the job of a delivery out. Returns undefined if it is not there. */
  take(key: string): Job | undefined {
    const kept = this.#jobs.get(key);
    if (!kept) return undefined;
    this.#jobs.delete(key);
    this.#bytes -= kept.bytes;
    return kept.job;
  }
}
