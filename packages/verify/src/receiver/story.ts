import type { End } from "./lifeline.ts";
import type { Trouble } from "./observe/sightings.ts";

/** The part of a run that no single delivery explains. */
export interface RunStory {
  readonly ends: readonly End[];
  readonly trouble: Trouble | undefined;
  /** Time from an answer to its handler, the longest that was seen. */
  readonly slowestHandlingMs: number | undefined;
}
