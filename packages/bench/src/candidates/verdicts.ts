import type { Candidate } from "./candidate.ts";

/** Deliveries as JSON, by what every candidate has to say of them. */
export interface Verdicts {
  readonly good: readonly string[];
  readonly bad: readonly string[];
}

/**
 * Finds what a candidate judges wrong. A fast candidate that accepts everything must not win.
 *
 * @returns the message, or undefined if every verdict is right
 */
export function findWrongVerdict(
  place: string,
  candidate: Candidate,
  { good, bad }: Verdicts,
): string | undefined {
  const refused = good.filter((text) => !accepts(candidate, text));
  if (refused.length > 0) return describe(place, `${good.length} accepted`, refused, "refused");
  const accepted = bad.filter((text) => accepts(candidate, text));
  if (accepted.length > 0) return describe(place, `${bad.length} refused`, accepted, "accepted");
  return undefined;
}

/** A candidate that throws has not accepted. */
function accepts({ prepare, run, accepts }: Candidate, text: string): boolean {
  try {
    return accepts(run(prepare(JSON.parse(text))));
  } catch {
    return false;
  }
}

function describe(
  place: string,
  expected: string,
  wrong: readonly string[],
  verdict: string,
): string {
  const fix = "Correct the candidate: nothing is measured before.";
  return `[verdict_wrong] ${place}: expected all ${expected}, got ${wrong.length} ${verdict}. ${fix}`;
}
