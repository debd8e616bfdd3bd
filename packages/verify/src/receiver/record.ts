import type { Answer } from "../http/answer.ts";
import type { Observation } from "../observation/handled.ts";
import type { Check } from "./checks.ts";
import { findLate, isSeen, type Sighting, type Trouble } from "./observe/sightings.ts";
import type { End } from "./process-watch.ts";
import type { DeliveryRecord, Lateness } from "./verdict.ts";

/** Sources of the record of a delivery. */
export interface RecordSources {
  /** Undefined without an observation. */
  readonly observed: Observed | undefined;
  /** Time limit from an answer to its handler. */
  readonly limitMs: number;
  readonly ends: readonly End[];
}

/** Sightings of an observation, and its problem if there is one. */
export interface Observed {
  readonly sightings: ReadonlyMap<Check, Sighting>;
  readonly trouble: Trouble | undefined;
}

/** Answer to a delivery, and the answer to the request before it for the same check. */
export interface Answers {
  readonly answer: Answer;
  readonly former: Answer | undefined;
}

/** Collects everything known about a delivery that was sent. */
export function toRecord(
  check: Check,
  { answer, former }: Answers,
  sources: RecordSources,
): DeliveryRecord {
  const { observed, limitMs, ends } = sources;
  const sighting = observed?.sightings.get(check);
  const isLost = sighting?.isInterrupted === true && !isSeen(sighting);
  return {
    answer,
    former,
    observation: observed && toObservation(sighting, observed.trouble, limitMs),
    late: sighting && observed && toLateness(sighting, observed, limitMs),
    hasEnded: isLost || ends.some(({ suspects }) => suspects[0] === check),
  };
}

function toObservation(
  sighting: Sighting | undefined,
  trouble: Trouble | undefined,
  limitMs: number,
): Observation {
  const isKnown = sighting !== undefined && (isSeen(sighting) || trouble === undefined);
  // The delivery may have been handled while the document could not be read.
  const isMissing = sighting !== undefined && sighting.missingMs >= limitMs;
  if (sighting?.observation !== undefined && (isKnown || isMissing)) return sighting.observation;
  const why = trouble?.why ?? "no document";
  return { kind: "unreadable", message: `The observation cannot be read: ${why}.` };
}

/**
 * Returns the lateness of a handler that ran late. Also returns it for a missing handler if others
 * were late by more, because that handler may still run.
 */
function toLateness(
  sighting: Sighting,
  { sightings }: Observed,
  limitMs: number,
): Lateness | undefined {
  const { isDue, missingMs, seenMs, isInterrupted } = sighting;
  const late = findLate([...sightings.values()], limitMs);
  if (late.has(sighting)) return { ms: seenMs ?? 0, isSeen: true, limitMs };
  const slowest = Math.max(0, ...[...late].map((one) => one.seenMs ?? 0));
  const isPending = isDue && !isSeen(sighting) && !isInterrupted;
  const isLike = missingMs > 0 && missingMs <= slowest;
  return isPending && isLike ? { ms: missingMs, isSeen: false, limitMs } : undefined;
}
