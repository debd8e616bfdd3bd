import type { InboxStats } from "../inbox/inbox.ts";
import type { RefusalCounts } from "./refusals.ts";

/** Counts of a receiver. */
export interface ReceiverStats {
  /** Deliveries that wait for their handler, now or for a retry. */
  readonly waiting: number;
  /** Deliveries whose handler runs. */
  readonly running: number;
  /** Deliveries whose handler failed for good. */
  readonly dead: number;
  /** Deliveries that nothing can handle. */
  readonly quarantined: number;
  /** Deliveries that came again, since this receiver was made. */
  readonly duplicates: number;
  /** Refused requests by the code of their response, since this receiver was made. */
  readonly refused: RefusalCounts;
  /** The age in milliseconds of the oldest delivery that waits or runs. Null if there is none. */
  readonly oldestMs: number | null;
}

/** Puts the counts of the inbox next to those of this process. */
export function toStats(
  { waiting, claimed: running, dead, quarantined, oldestMs }: InboxStats,
  duplicates: number,
  refused: RefusalCounts,
): ReceiverStats {
  return { waiting, running, dead, quarantined, duplicates, refused, oldestMs };
}
