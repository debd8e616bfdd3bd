import { setTimeout as sleep } from "node:timers/promises";
import { groupBy } from "../../json/group.ts";
import type { Handled } from "../../observation/handled.ts";
import {
  describeTrouble,
  type ObservationSource,
  readObservation,
} from "../../observation/observation.ts";
import type { Check } from "../checks.ts";
import { type Pace, startPace } from "./pace.ts";
import {
  findLate,
  isOpen,
  isSeen,
  lookAgain,
  type ReadTimes,
  type Sighting,
  type Trouble,
  toSighting,
} from "./sightings.ts";

/** Watches an observation document for the deliveries of a run. */
export interface Watch {
  /** Reads the document for a delivery, and waits for its handler as long as the pace allows. */
  readonly observe: (check: Check, answered: Answered) => Promise<void>;
  /** Waits for outstanding handlers, for a bounded time. */
  readonly settle: () => Promise<void>;
  /** Waits for the handlers of some deliveries, about as long as the slowest one took so far. */
  readonly settleBriefly: (checks: readonly Check[]) => Promise<void>;
  /** Notes that the process with the handlers exited. */
  readonly interrupt: () => void;
  /**
   * Returns true once reading was stopped or the process is gone, so that nothing more can be seen.
   */
  readonly isOver: () => boolean;
  readonly sightings: () => ReadonlyMap<Check, Sighting>;
  /** Returns the problem with the document. Undefined while it can be read. */
  readonly trouble: () => Trouble | undefined;
  /** Returns the longest time from an answer to its handler that was seen. */
  readonly slowestMs: () => number | undefined;
}

/** Facts about an answer. */
export interface Answered {
  readonly at: number;
  /** True if a handler must run. */
  readonly isDue: boolean;
}

/** Parts of a run that a watch needs. */
export interface WatchOptions extends ObservationSource {
  readonly limitMs: number;
  /** Called when the connection was lost. Resolves to true if the receiver's process exited. */
  readonly onLost: () => Promise<boolean>;
  /** Returns true once the process that serves the document is gone for good. */
  readonly isGone: () => boolean;
}

const mostFailures = 5;
const pauseMs = 20;
// Minimum wait for handlers that took no time so far.
const briefMs = 200;
// A server that is busy for a moment gets another chance.
const pauseAfterFailureMs = 400;

/** Starts watching the document. */
export function watchObservation(options: WatchOptions): Watch {
  const { limitMs, signal } = options;
  const known = new Map<Check, Sighting>();
  const pace = startPace(limitMs);
  let failures: readonly string[] = [];
  let since: Check | undefined;
  let latest: Check | undefined;

  const isGivenUp = (): boolean => failures.length >= mostFailures;
  const isOver = (): boolean => isGivenUp() || options.isGone() || signal?.aborted === true;
  const all = (): Sighting[] => [...known.values()];

  const look = async (): Promise<void> => {
    const from = performance.now();
    const reading = await readObservation(options);
    if (signal?.aborted) return;
    if (reading.kind === "entries") {
      failures = [];
      return update(reading.handled, { from, to: performance.now() });
    }
    if (reading.kind === "unread" && reading.isBroken && (await options.onLost())) return;
    if (failures.length === 0) since = latest;
    failures = [...failures, describeTrouble(reading)];
    if (!isGivenUp()) await sleep(pauseAfterFailureMs);
  };

  const update = (handled: readonly Handled[], times: ReadTimes): void => {
    const byOrder = groupBy(handled, ({ orderId }) => orderId);
    for (const former of all()) {
      const sighting = lookAgain(former, byOrder.get(former.wanted.orderId) ?? [], times);
      known.set(sighting.check, sighting);
      if (isOpen(former) && isSeen(sighting)) noteSeen(sighting, pace);
    }
  };

  const countWaitedFor = (): number => {
    const patience = pace.patienceMs();
    const now = performance.now();
    return all().filter((one) => isOpen(one) && now - one.answeredAt < patience).length;
  };

  const observe: Watch["observe"] = async (check, { at, isDue }) => {
    if (isOver()) return;
    latest = check;
    const ahead = countWaitedFor();
    known.set(check, toSighting({ check, isDue, answeredAt: at, ahead }));
    await look();
    if (isDue) await waitAsPaced(check);
  };

  const waitAsPaced = async (check: Check): Promise<void> => {
    const startedAt = performance.now();
    while (!isOver() && countWaitedFor() > pace.mostOpen()) {
      await sleep(pauseMs);
      await look();
    }
    pace.noteWait(performance.now() - startedAt);
    const sighting = known.get(check);
    const now = performance.now();
    const isMissed = sighting && isOpen(sighting) && now - sighting.answeredAt >= limitMs;
    if (isMissed) pace.noteMiss();
  };

  const settle: Watch["settle"] = async () => {
    if (isOver() || known.size === 0) return;
    await look();
    const until = deadlineOf(all(), limitMs);
    while (!isOver() && all().some(isOpen) && performance.now() < until) {
      await sleep(pauseMs);
      await look();
    }
  };

  const settleBriefly: Watch["settleBriefly"] = async (checks) => {
    const patience = Math.min(limitMs, Math.max(briefMs, 2 * (slowestOf(all()) ?? 0)));
    const isWaitedFor = (check: Check): boolean => {
      const one = known.get(check);
      return one !== undefined && isOpen(one) && performance.now() - one.answeredAt < patience;
    };
    while (!isOver() && checks.some(isWaitedFor)) {
      await sleep(pauseMs);
      await look();
    }
  };

  const interrupt: Watch["interrupt"] = () => {
    const now = performance.now();
    const within = Math.max(limitMs, slowestOf(all()) ?? 0);
    for (const one of all()) {
      const isPending = isOpen(one) && now - one.answeredAt < within;
      if (isPending) known.set(one.check, { ...one, isInterrupted: true });
    }
  };

  return {
    ...{ observe, settle, settleBriefly, interrupt, isOver },
    sightings: () => known,
    trouble: () =>
      failures[0] === undefined ? undefined : { since, why: failures[0], isGivenUp: isGivenUp() },
    slowestMs: () => slowestOf(all()),
  };
}

function noteSeen({ seenMs = 0, ahead }: Sighting, pace: Pace): void {
  pace.noteSeen(seenMs, ahead);
}

function slowestOf(sightings: readonly Sighting[]): number | undefined {
  const seen = sightings.flatMap(({ isDue, isInterrupted, seenMs }) =>
    isDue && !isInterrupted && seenMs !== undefined ? [seenMs] : [],
  );
  return seen.length === 0 ? undefined : Math.max(...seen);
}

const mostLateMs = 10_000;

/**
 * Returns the time at which the run stops waiting for missing handlers. If some handlers ran late,
 * it is the last answer plus twice the longest time seen and one second. If none did, the last
 * delivery gets the limit, and the first one gets five limits or 10 seconds, whichever is less. The
 * wait from now is never longer than 10 seconds, or the limit if that is longer.
 */
function deadlineOf(sightings: readonly Sighting[], limitMs: number): number {
  const answered = sightings.filter(isOpen).map(({ answeredAt }) => answeredAt);
  const [first = 0, last = 0] = [Math.min(...answered), Math.max(...answered)];
  const most = performance.now() + Math.max(mostLateMs, limitMs);
  if (findLate(sightings, limitMs).size > 0) {
    return Math.min(most, last + 2 * (slowestOf(sightings) ?? 0) + 1_000);
  }
  return Math.min(most, Math.max(last + limitMs, first + Math.min(mostLateMs, 5 * limitMs)));
}
