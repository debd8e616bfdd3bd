import type { Handled, Observation } from "../../observation/handled.ts";
import { toObservation } from "../../observation/observation.ts";
import { orderIdOf } from "../../plan/delivery.ts";
import { type Check, timesOf } from "../checks.ts";

/** A delivery that was answered, and what the observation has shown of it so far. */
export interface Sighting {
  readonly check: Check;
  readonly wanted: Handled;
  /** True if its handler must run: it is authentic and was answered with success. */
  readonly isDue: boolean;
  readonly answeredAt: number;
  /** Number of others that were waited for when it was answered. */
  readonly ahead: number;
  /** Undefined as long as no document was read after the answer. */
  readonly observation: Observation | undefined;
  /** Time from the answer to the last document that did not show it; 0 without one. */
  readonly missingMs: number;
  /** Time from the answer to the first document that showed it. */
  readonly seenMs: number | undefined;
  /** True if the receiver's process ended before its handler was seen to run. */
  readonly isInterrupted: boolean;
}

/** A delivery to look for. */
export type Expected = Pick<Sighting, "check" | "isDue" | "answeredAt" | "ahead">;

/** Times at which a document was asked for and was there. */
export interface ReadTimes {
  readonly from: number;
  readonly to: number;
}

/** An observation document that cannot be read, since some delivery. */
export interface Trouble {
  /** The delivery after which it could not be read for the first time. */
  readonly since: Check | undefined;
  readonly why: string;
  readonly isGivenUp: boolean;
}

/** The first sighting of a delivery, before any document is read. */
export function toSighting(expected: Expected): Sighting {
  const { event, purpose, form } = expected.check.delivery.subject;
  const orderId = orderIdOf(expected.check.delivery.body, form) ?? "";
  const wanted = { event, purpose, orderId };
  const nothing = { observation: undefined, missingMs: 0, seenMs: undefined };
  return { ...expected, wanted, ...nothing, isInterrupted: false };
}

/** Updates a sighting with the entries of one more document that have its order. */
export function lookAgain(
  sighting: Sighting,
  handled: readonly Handled[],
  { from, to }: ReadTimes,
): Sighting {
  const { answeredAt, wanted, observation: former } = sighting;
  const observation = toObservation(wanted, handled);
  if (!isSeen(sighting)) {
    if (isThere(observation, sighting.check)) {
      return { ...sighting, observation, seenMs: Math.round(to - answeredAt) };
    }
    return { ...sighting, observation, missingMs: Math.round(from - answeredAt) };
  }
  return isNews(former, observation) ? { ...sighting, observation } : sighting;
}

/** True if a delivery was handled as often as it must be, or as something else. */
function isThere(observation: Observation, check: Check): boolean {
  if (observation.kind !== "handled") return observation.kind === "handled_otherwise";
  return observation.times >= timesOf(check);
}

// A document forgets what was handled long ago. That something else was, too, or again, is news.
function isNews(former: Observation | undefined, observation: Observation): boolean {
  if (observation.kind === "handled_otherwise") return true;
  if (former?.kind !== "handled" || observation.kind !== "handled") return false;
  return observation.times > former.times;
}

/** True if a delivery was seen as handled. */
export function isSeen({ seenMs }: Sighting): boolean {
  return seenMs !== undefined;
}

/** True if a handler must run and was not seen yet. */
export function isOpen(sighting: Sighting): boolean {
  return sighting.isDue && !sighting.isInterrupted && !isSeen(sighting);
}

/**
 * Finds the handlers that were seen later than they may run. The time counts that had passed when one was not
 * there yet. One behind others has their time as well, unless handlers are late where none is ahead.
 */
export function findLate(sightings: readonly Sighting[], limitMs: number): ReadonlySet<Sighting> {
  const seen = sightings.filter((one) => one.isDue && isSeen(one) && !one.isInterrupted);
  const late = seen.filter(({ missingMs }) => missingMs > limitMs);
  const isLateAlone = late.some(({ ahead }) => ahead === 0);
  if (!isLateAlone) return new Set(late.filter((one) => one.missingMs > limitMs * (1 + one.ahead)));
  return new Set([...late, ...seen.filter((one) => isLateLikeOthers(one, limitMs))]);
}

// Between two documents it may have been in time. Where others are late, it is as they are.
function isLateLikeOthers({ missingMs, seenMs = 0 }: Sighting, limitMs: number): boolean {
  return missingMs > limitMs / 2 && seenMs > limitMs;
}
