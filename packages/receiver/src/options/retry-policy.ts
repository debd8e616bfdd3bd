import { toNumbers } from "../numbers.ts";

/** Sets when a handler that failed is called again. */
export interface RetryPolicy {
  /** The most calls of a handler for one delivery, 10 by default. */
  readonly attempts: number;
  /** The bound of the first delay, doubled from then on, 1 s by default. */
  readonly firstDelayMs: number;
  /** The longest delay, 1 h by default. */
  readonly maxDelayMs: number;
  /** The most calls before the response, as a durable inbox counts them, 5 by default. The vendor pauses after twelve. */
  readonly awaitedAttempts: number;
}

const defaults: RetryPolicy = {
  attempts: 10,
  firstDelayMs: 1_000,
  maxDelayMs: 3_600_000,
  awaitedAttempts: 5,
};

/**
 * Fills in what was left out.
 *
 * @throws ReceiverError `option_unknown` for an unknown name. `retry_invalid` for a negative or fractional
 * number, a time longer than a timer takes, or no attempt at all.
 */
export function toRetryPolicy(given: Partial<RetryPolicy> = {}): RetryPolicy {
  const mayBeZero = ["firstDelayMs", "maxDelayMs"];
  return toNumbers(given, defaults, { option: "retry", code: "retry_invalid", mayBeZero });
}

/**
 * Returns the delay in milliseconds after an attempt: any time up to a bound that doubles with each attempt ("full
 * jitter"), so that what failed together does not return together.
 */
export function delayAfter(attempt: number, policy: RetryPolicy): number {
  const bound = Math.min(policy.maxDelayMs, policy.firstDelayMs * 2 ** (attempt - 1));
  return Math.round(bound * Math.random());
}
