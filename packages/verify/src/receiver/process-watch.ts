import { setTimeout as sleep } from "node:timers/promises";
import type { Answer } from "../http/answer.ts";
import type { Check } from "./checks.ts";
import { takesConnections } from "./preflight.ts";

/** Exit of a receiver's process, or end of its listening, as its connections show it. */
export interface End {
  /**
   * Deliveries that the process may have been handling, the most likely first. One if there is no
   * doubt.
   */
  readonly suspects: readonly Check[];
  /**
   * True if the connection of a later delivery showed the exit, not the connection of the most
   * likely one.
   */
  readonly isSeenLater: boolean;
  readonly cameBack: boolean;
}

/**
 * Watches the processes of a receiver: one for each origin, because raw payloads may go to another
 * one.
 */
export interface ProcessWatch {
  /** Returns true if a server accepts connections. */
  readonly isListening: (origin: string) => Promise<boolean>;
  /** Records an exit once the process has restarted or the wait is over. */
  readonly recordEnd: (origin: string, end: Omit<End, "cameBack">) => Promise<End>;
  /** Finds out which of two deliveries makes the process exit, by sending each alone. */
  readonly findCulprit: (origin: string, end: End) => Promise<Check | undefined>;
  /** Returns true once a process did not restart, or exited too often. */
  readonly isGone: (origin: string) => boolean;
  readonly ends: () => readonly End[];
}

/** Tasks of a process watch. */
export interface ProcessWatchTasks {
  /** Sends a copy of a delivery with its own IDs. */
  readonly sendCopy: (check: Check) => Promise<Answer>;
  readonly signal: AbortSignal | undefined;
}

/** Maximum number of process exits. After more, the run stops sending. */
export const mostEnds = 5;

// Each search costs another restart of the receiver.
const mostSearches = 3;
const returnMs = 5_000;
const pauseMs = 20;
// A process that exits may drop a connection before it stops accepting others.
const closingMs = 50;
// A handler may run shortly after its answer and make the process exit then.
const settleMs = 500;

/** Starts watching a receiver's processes. */
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
