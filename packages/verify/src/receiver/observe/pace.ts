/** Decides how long a run waits for handlers before it sends the next delivery. */
export interface Pace {
  /** A delivery that was answered longer ago is not waited for any more. */
  readonly patienceMs: () => number;
  /** So many deliveries may wait for their handlers when the next one is sent. */
  readonly mostOpen: () => number;
  /** Adds to the time that was spent on waiting. */
  readonly noteWait: (ms: number) => void;
  /** Notes that a handler was not seen within the limit. */
  readonly noteMiss: () => void;
  /** Notes when a handler was seen after the answer, and how many others were waited for then. */
  readonly noteSeen: (ms: number, ahead: number) => void;
}

// Handlers that do not run are waited for in full this often, then only briefly.
const mostMisses = 2;
const briefMs = 200;
// More briefly still as long as none ran at all: the run reads on, and sees those that run later.
const shortestMs = 50;
// After so much waiting, deliveries go on while handlers of earlier ones are still to run.
const mostWaitedMs = 30_000;
const mostTogether = 16;

/**
 * A pace for one run. At first each handler is waited for alone. A slow receiver then gets several
 * deliveries at once, as long as its handlers take no longer for that: one that works through a queue
 * is never given more than it would have without this command.
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
