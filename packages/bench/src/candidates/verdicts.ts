import type { Specimen } from "../documents/specimen.ts";
import type { Candidate } from "./candidate.ts";

/** Deliveries that every candidate must accept, and ones that it must refuse. */
export interface Verdicts {
  readonly good: readonly Specimen[];
  readonly bad: readonly Specimen[];
}

/**
 * Finds a delivery on which a candidate gives the wrong verdict. A fast candidate that accepts everything must not win.
 *
 * @returns the message, or undefined if every verdict is right
 */
export function findWrongVerdict(
  place: string,
  candidate: Candidate,
  { good, bad }: Verdicts,
): string | undefined {
  const refused = good.filter((specimen) => !accepts(candidate, specimen));
  if (refused.length > 0) return describe(place, `${good.length} accepted`, refused, "refused");
  const accepted = bad.filter((specimen) => accepts(candidate, specimen));
  if (accepted.length > 0) return describe(place, `${bad.length} refused`, accepted, "accepted");
  return undefined;
}

/** Returns true if a candidate accepts a delivery. A candidate that throws does not accept it. */
function accepts({ prepare, run, accepts }: Candidate, { delivery }: Specimen): boolean {
  try {
    return accepts(run(prepare(delivery)));
  } catch {
    return false;
  }
}

function describe(
  place: string,
  expected: string,
  wrong: readonly Specimen[],
  verdict: string,
): string {
  const found = `${wrong.length} ${verdict}, the first of them ${wrong[0]?.made}`;
  const fix = "Correct the candidate: nothing is measured before.";
  return `[verdict_wrong] ${place}: expected all ${expected}, got ${found}. ${fix}`;
}
