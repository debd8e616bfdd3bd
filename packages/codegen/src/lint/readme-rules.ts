import type { FileProblem } from "../schemas/problem.ts";
import type { Sources } from "../schemas/read.ts";
import { eventsMarkers, readmeFile, splitAtMarkers } from "../schemas/readme.ts";
import type { Rule } from "./rule.ts";

/** Rules for the place of the table of events in the README. */
export const readmeRules: readonly Rule<Sources>[] = [
  {
    id: "readme-markers",
    reason: "the table of events is written between the markers",
    check: checkMarkers,
  },
];

function checkMarkers(sources: Sources): readonly FileProblem[] {
  const readme = sources.get(readmeFile);
  if (readme !== undefined && splitAtMarkers(readme) !== undefined) return [];
  const { start, end } = eventsMarkers;
  const got = readme === undefined ? "no README" : "a README without them in this order";
  const message = `Expected ${start} and ${end} once each, got ${got}. Put both where the table of events belongs.`;
  return [{ file: readmeFile, pointer: "", message }];
}
