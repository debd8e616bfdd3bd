import type { PlannedDelivery } from "../plan/delivery.ts";
import type { CheckResult } from "../receiver/verdict.ts";

/** One thing that is wrong with a receiver, in plain words, with all the checks that show it. */
export interface Finding {
  /** Stable: the trait that the failing deliveries share, or the kind of failure. */
  readonly code: string;
  readonly what: string;
  readonly remedy: string;
  readonly checks: readonly CheckResult[];
  /** The delivery that shows it with the fewest changes, where some were sent again to name a key. */
  readonly smallest?: PlannedDelivery;
}

/** One thing that is worth to know about a receiver and breaks nothing. */
export interface Note {
  /** Stable, as the code of a finding. */
  readonly code: string;
  readonly what: string;
  readonly checks: readonly CheckResult[];
}

/** Diagnosis of a receiver: all that is wrong, and all that is worth to know. */
export interface Diagnosis {
  readonly findings: readonly Finding[];
  readonly notes: readonly Note[];
}
