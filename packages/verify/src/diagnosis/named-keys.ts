import type { Difference } from "../payloads/differences.ts";
import type { PlannedDelivery } from "../plan/delivery.ts";

/** Keys that break a delivery, each alone or, where there are several, together. */
export interface NamedKeys {
  readonly differences: readonly Difference[];
  /** The delivery that shows it with nothing else changed. */
  readonly smallest: PlannedDelivery;
  /** The only purpose with which it does. Undefined if it may be any. */
  readonly limit: string | undefined;
}
