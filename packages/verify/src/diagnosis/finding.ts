import type { PlannedDelivery } from "../plan/delivery.ts";
import type { CheckResult } from "../receiver/verdict.ts";

/** One cause of failures, with its remedy and all checks that show it. */
export interface Finding {
  /** Stable code: the trait that the failing deliveries share, or the kind of failure. */
  readonly code: string;
  readonly what: string;
  readonly remedy: string;
  readonly checks: readonly CheckResult[];
  /**
   * Delivery that shows the failure with the fewest changes, if some were sent again to name a key.
   */
  readonly smallest?: PlannedDelivery;
}

/** Fact about a receiver that breaks nothing. */
export interface Note {
  /** Stable code of a note. */
  readonly code: string;
  readonly what: string;
  readonly checks: readonly CheckResult[];
}

/** Diagnosis of a receiver: its findings and notes. */
export interface Diagnosis {
  readonly findings: readonly Finding[];
  readonly notes: readonly Note[];
}
