import { toNumbers } from "../numbers.ts";

/** Retries of a failed handler. */
export interface RetryPolicy {
  /** Maximum number of calls of a handler for one delivery, 10 by default. */
  readonly attempts: number;
  /** Upper bound of the first delay in milliseconds, 1 s by default. It doubles with each attempt. */
  readonly firstDelayMs: number;
  /** Maximum delay in milliseconds, 1 h by default. */
  readonly maxDelayMs: number;
  /**
   * Maximum number of calls before the response, 5 by default. Only a durable inbox counts them. The vendor pauses
   * after twelve failures.
   */
  readonly awaitedAttempts: number;
}

const defaults: RetryPolicy = {
  attempts: 10,
  firstDelayMs: 1_000,
  maxDelayMs: 3_600_000,
  awaitedAttempts: 5,
};

/**
 * Adds the defaults.
 *
 * @throws ReceiverError `option_unknown` for an unknown name. `retry_invalid` for a negative or fractional number, for
 * a time longer than a timer supports, or for zero attempts.
 */
export function toRetryPolicy(given: Partial<RetryPolicy> = {}): RetryPolicy {
  const mayBeZero = ["firstDelayMs", "maxDelayMs"];
  return toNumbers(given, defaults, { option: "retry", code: "retry_invalid", mayBeZero });
}

/**
 * Returns the delay in milliseconds after an attempt. It is random up to a bound that doubles with each attempt ("full
 * jitter"), so that deliveries that failed together are not retried together.
 */
export function delayAfter(attempt: number, policy: RetryPolicy): number {
  const bound = Math.min(policy.maxDelayMs, policy.firstDelayMs * 2 ** (attempt - 1));
  return Math.round(bound * Math.random());
}
