import type { Trouble } from "./observe/sightings.ts";
import type { End } from "./process-watch.ts";

/** Events of a run that no single delivery explains. */
export interface RunEvents {
  readonly ends: readonly End[];
  readonly trouble: Trouble | undefined;
  /** Longest time from an answer to its handler that was seen. */
  readonly slowestHandlingMs: number | undefined;
}
