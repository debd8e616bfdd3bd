/** Decides how long a run waits for handlers before it sends the next delivery. */
export interface Pace {
  /** Returns the time after an answer during which the run waits for a handler. */
  readonly patienceMs: () => number;
  /** Returns how many deliveries may wait for their handlers when the next one is sent. */
  readonly mostOpen: () => number;
  /** Adds to the time spent on waiting. */
  readonly noteWait: (ms: number) => void;
  /** Notes that a handler was not seen within the limit. */
  readonly noteMiss: () => void;
  /**
   * Notes the time from answer to handler, and the number of deliveries that were waiting before
   * it.
   */
  readonly noteSeen: (ms: number, ahead: number) => void;
}

// The run waits the full time for this many missing handlers, then only briefly.
const mostMisses = 2;
const briefMs = 200;
// Minimum wait until a first handler is seen. Later reads of the document still show late handlers.
const shortestMs = 50;
// After this total wait, the run sends deliveries while earlier handlers are outstanding.
const mostWaitedMs = 30_000;
const mostTogether = 16;

/**
 * Starts a pace for one run. At first the run waits for each handler alone. Once the waits add up
 * to 30 seconds, it keeps several deliveries waiting, up to 16. If handlers get slower then, the
 * receiver works through a queue, and the run waits for each handler alone again.
 */
export function startPace(limitMs: number): Pace {
  let misses = 0;
  let waitedMs = 0;
  let slowestAloneMs = 0;
  let leastMs = shortestMs;
  let together = 1;
  let isQueue = false;
  const isImpatient = (): boolean => waitedMs >= mostWaitedMs;
  return {
    patienceMs: () =>
      misses < mostMisses ? limitMs : Math.min(limitMs, Math.max(leastMs, 2 * slowestAloneMs)),
    mostOpen: () => (isImpatient() && !isQueue ? together - 1 : 0),
    noteWait: (ms) => {
      waitedMs += ms;
    },
    noteMiss: () => {
      misses += 1;
    },
    noteSeen: (ms, ahead) => {
      leastMs = briefMs;
      if (ahead === 0 && ms <= limitMs) slowestAloneMs = Math.max(slowestAloneMs, ms);
      if (ahead > 0 && ms > 1.5 * slowestAloneMs + 50) isQueue = true;
      if (isImpatient()) together = Math.min(together + 1, mostTogether);
    },
  };
}
