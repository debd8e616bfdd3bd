import { setTimeout as sleep } from "node:timers/promises";
import type { Answer } from "../http/answer.ts";
import type { Check } from "./checks.ts";
import { takesConnections } from "./preflight.ts";

/** An end of a receiver's process, or of its listening, seen by its connections. */
export interface End {
  /** The deliveries that it may have been handling, the likeliest first. One if there is no doubt. */
  readonly suspects: readonly Check[];
  /** True if the next connection showed it, not that of the likeliest one. */
  readonly isSeenLater: boolean;
  readonly cameBack: boolean;
}

/** Looks after the processes of a receiver: one an origin, since raw payloads may go to another one. */
export interface ProcessWatch {
  /** True if a server takes connections. */
  readonly isListening: (origin: string) => Promise<boolean>;
  /** Records an end, once it has come back or the wait for that is over. */
  readonly recordEnd: (origin: string, end: Omit<End, "cameBack">) => Promise<End>;
  /** Tries out which of two deliveries ends the process, by sending each alone. */
  readonly findCulprit: (origin: string, end: End) => Promise<Check | undefined>;
  /** True once a process did not come back, or ended too often. */
  readonly isGone: (origin: string) => boolean;
  readonly ends: () => readonly End[];
}

/** Tasks of a process watch. */
export interface ProcessWatchTasks {
  /** Sends a copy of a delivery with ids of its own. */
  readonly sendCopy: (check: Check) => Promise<Answer>;
  readonly signal: AbortSignal | undefined;
}

/** A receiver that ends more often is given up. */
export const mostEnds = 5;

// Each search costs one more start of the receiver.
const mostSearches = 3;
const returnMs = 5_000;
const pauseMs = 20;
// A process that ends may lose a connection before it stops to take others.
const closingMs = 50;
// A handler may run a moment after its answer, and end the process then.
const settleMs = 500;

/** Starts to look after a receiver. */
export function watchProcesses({ sendCopy, signal }: ProcessWatchTasks): ProcessWatch {
  const ends: End[] = [];
  const gone = new Set<string>();
  let searches = 0;
  const isStopped = (): boolean => signal?.aborted === true;

  const takes = (origin: string): Promise<boolean> => takesConnections(new URL(origin));

  const isListening: ProcessWatch["isListening"] = async (origin) => {
    if (!(await takes(origin))) return false;
    await sleep(closingMs);
    return takes(origin);
  };

  const becomes = async (origin: string, wanted: boolean, withinMs: number): Promise<boolean> => {
    const deadline = performance.now() + withinMs;
    for (;;) {
      if ((await takes(origin)) === wanted) return true;
      if (performance.now() >= deadline || isStopped()) return false;
      await sleep(pauseMs);
    }
  };

  const recordEnd: ProcessWatch["recordEnd"] = async (origin, end) => {
    const cameBack = await becomes(origin, true, returnMs);
    const recorded = { ...end, cameBack };
    ends.push(recorded);
    if (!cameBack || ends.length > mostEnds) gone.add(origin);
    return recorded;
  };

  const endsWith = async (suspect: Check, origin: string): Promise<boolean> => {
    const { kind } = await sendCopy(suspect);
    const isLost = kind === "broken" || kind === "unreachable";
    return !isStopped() && (isLost || (await becomes(origin, false, settleMs)));
  };

  const findCulprit: ProcessWatch["findCulprit"] = async (origin, end) => {
    if (end.suspects.length < 2 || gone.has(origin) || searches >= mostSearches) return undefined;
    searches += 1;
    for (const suspect of end.suspects) {
      if (!(await endsWith(suspect, origin))) continue;
      await sleep(closingMs);
      const cameBack = await becomes(origin, true, returnMs);
      if (!cameBack) gone.add(origin);
      const isSeenLater = end.isSeenLater || suspect !== end.suspects[0];
      ends[ends.indexOf(end)] = { suspects: [suspect], isSeenLater, cameBack };
      return suspect;
    }
    return undefined;
  };

  return {
    ...{ isListening, recordEnd, findCulprit },
    isGone: (origin) => gone.has(origin),
    ends: () => ends,
  };
}
