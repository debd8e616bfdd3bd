import type { Trouble } from "./observe/sightings.ts";
import type { End } from "./process-watch.ts";

/** The part of a run that no single delivery explains. */
export interface RunEvents {
  readonly ends: readonly End[];
  readonly trouble: Trouble | undefined;
  /** Time from an answer to its handler, the longest that was seen. */
  readonly slowestHandlingMs: number | undefined;
}
