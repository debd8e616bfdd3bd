import type { InboxStats } from "../inbox/inbox.ts";
import type { RefusalCounts } from "./refusals.ts";

/** Counts of a receiver and its inbox. */
export interface ReceiverStats {
  /** Deliveries that wait for their handler or for a retry. */
  readonly waiting: number;
  /** Deliveries whose handler is running. */
  readonly running: number;
  /** Dead letters. */
  readonly dead: number;
  /** Quarantined deliveries. */
  readonly quarantined: number;
  /** Duplicate deliveries since this receiver was created. */
  readonly duplicates: number;
  /** Refused requests by response code, since this receiver was created. */
  readonly refused: RefusalCounts;
  /** The age in milliseconds of the oldest delivery that waits or runs. Null if there is none. */
  readonly oldestMs: number | null;
}

/** Combines the counts of the inbox with those of this process. */
export function toStats(
  { waiting, claimed: running, dead, quarantined, oldestMs }: InboxStats,
  duplicates: number,
  refused: RefusalCounts,
): ReceiverStats {
  return { waiting, running, dead, quarantined, duplicates, refused, oldestMs };
}
