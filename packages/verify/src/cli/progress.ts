import { countOf } from "../text/count.ts";
import type { Terminal } from "./terminal.ts";

/** Shows the progress of a run. `wipe` removes a line from a watched terminal. */
export interface ProgressLine {
  readonly show: (done: number, total: number) => void;
  readonly wipe: () => void;
}

// A log is read later. A line from time to time shows that the run continues.
const betweenLinesMs = 5_000;

/**
 * Makes a progress line that counts something. On a watched terminal it redraws one line. Elsewhere
 * it prints a new line from time to time.
 */
export function progressLine(things: string, terminal: Terminal): ProgressLine {
  const { watched, warn, now = () => performance.now() } = terminal;
  const started = now();
  const describe = (done: number, total: number): string =>
    describeProgress({ things, done, total, elapsedMs: now() - started });
  const erase = "\r\u001b[2K";
  if (watched) {
    const show: ProgressLine["show"] = (done, total) => warn(`${erase}${describe(done, total)}`);
    return { show, wipe: () => warn(erase) };
  }
  let shown = started;
  const show: ProgressLine["show"] = (done, total) => {
    if (now() - shown < betweenLinesMs || done >= total) return;
    shown = now();
    warn(`${describe(done, total)}\n`);
  };
  return { show, wipe: () => {} };
}

interface Progress {
  readonly things: string;
  readonly done: number;
  readonly total: number;
  readonly elapsedMs: number;
}

function describeProgress({ things, done, total, elapsedMs }: Progress): string {
  const leftSeconds = done === 0 ? 0 : ((elapsedMs / done) * (total - done)) / 1_000;
  const left = leftSeconds > 10 ? `, about ${roughly(leftSeconds)} left` : "";
  return `${done} of ${total} ${things}${left}`;
}

/** Returns a time as an estimate: in steps of five seconds, and in minutes from two minutes on. */
function roughly(seconds: number): string {
  if (seconds < 120) return `${Math.ceil(seconds / 5) * 5} s`;
  return countOf(Math.round(seconds / 60), "minute");
}
