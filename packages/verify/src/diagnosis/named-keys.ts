import type { Difference } from "../payloads/differences.ts";
import type { PlannedDelivery } from "../plan/delivery.ts";

/** Keys that break a delivery: one alone, or several together. */
export interface NamedKeys {
  readonly differences: readonly Difference[];
  /** Delivery that shows the failure with nothing else changed. */
  readonly smallest: PlannedDelivery;
  /** The only purpose that fails. Undefined if any purpose may fail. */
  readonly limit: string | undefined;
}
