import type { Handled, Observation } from "../../observation/handled.ts";
import { toObservation } from "../../observation/observation.ts";
import { orderIdOf } from "../../plan/delivery.ts";
import { type Check, timesOf } from "../checks.ts";

/** Delivery that was answered, with what the observation has shown about it so far. */
export interface Sighting {
  readonly check: Check;
  readonly wanted: Handled;
  /** True if its handler must run: the delivery is authentic and got a success response. */
  readonly isDue: boolean;
  readonly answeredAt: number;
  /** Number of deliveries that were waiting for handlers when it was answered. */
  readonly ahead: number;
  /** Undefined until a document is read after the answer. */
  readonly observation: Observation | undefined;
  /** Time from the answer to the last document that did not list it. 0 without one. */
  readonly missingMs: number;
  /** Time from the answer to the first document that listed it. */
  readonly seenMs: number | undefined;
  /** True if the receiver's process exited before its handler was seen. */
  readonly isInterrupted: boolean;
}

/** Delivery whose handler is awaited. */
export type Expected = Pick<Sighting, "check" | "isDue" | "answeredAt" | "ahead">;

/** Start and end time of a read of the document. */
export interface ReadTimes {
  readonly from: number;
  readonly to: number;
}

/** Problem with an unreadable observation document. */
export interface Trouble {
  /** Delivery after which the first read failed. */
  readonly since: Check | undefined;
  readonly why: string;
  readonly isGivenUp: boolean;
}

/** Returns the initial sighting of a delivery, before any document is read. */
export function toSighting(expected: Expected): Sighting {
  const { event, purpose, form } = expected.check.delivery.subject;
  const orderId = orderIdOf(expected.check.delivery.body, form) ?? "";
  const wanted = { event, purpose, orderId };
  const nothing = { observation: undefined, missingMs: 0, seenMs: undefined };
  return { ...expected, wanted, ...nothing, isInterrupted: false };
}

/** Updates a sighting with the entries for its order in a newer document. */
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

/** Returns true if a delivery was handled as often as required, or as something else. */
function isThere(observation: Observation, check: Check): boolean {
  if (observation.kind !== "handled") return observation.kind === "handled_otherwise";
  return observation.times >= timesOf(check);
}

// Returns true if the delivery was now handled as something else, or more often. Fewer entries mean
// nothing, because a document may drop old entries.
function isNews(former: Observation | undefined, observation: Observation): boolean {
  if (observation.kind === "handled_otherwise") return true;
  if (former?.kind !== "handled" || observation.kind !== "handled") return false;
  return observation.times > former.times;
}

/** Returns true if a delivery was seen as handled. */
export function isSeen({ seenMs }: Sighting): boolean {
  return seenMs !== undefined;
}

/** Returns true if a handler must run and was not seen yet. */
export function isOpen(sighting: Sighting): boolean {
  return sighting.isDue && !sighting.isInterrupted && !isSeen(sighting);
}

/**
 * Finds handlers that ran later than allowed, by the time of the last document without them. A
 * delivery that waited behind others gets the limit again for each of them. It does not if a
 * handler was late with no delivery ahead.
 */
export function findLate(sightings: readonly Sighting[], limitMs: number): ReadonlySet<Sighting> {
  const seen = sightings.filter((one) => one.isDue && isSeen(one) && !one.isInterrupted);
  const late = seen.filter(({ missingMs }) => missingMs > limitMs);
  const isLateAlone = late.some(({ ahead }) => ahead === 0);
  if (!isLateAlone) return new Set(late.filter((one) => one.missingMs > limitMs * (1 + one.ahead)));
  return new Set([...late, ...seen.filter((one) => isLateLikeOthers(one, limitMs))]);
}

// The handler may have run in time, between two documents. If others are late, it counts as late
// too.
function isLateLikeOthers({ missingMs, seenMs = 0 }: Sighting, limitMs: number): boolean {
  return missingMs > limitMs / 2 && seenMs > limitMs;
}
