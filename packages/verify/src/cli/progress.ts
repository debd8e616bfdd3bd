import { countOf } from "../text/count.ts";
import type { Terminal } from "./terminal.ts";

/** Shows how far a run is; `wipe` takes away what only a watched terminal shows. */
export interface ProgressLine {
  readonly show: (done: number, total: number) => void;
  readonly wipe: () => void;
}

// A log has to be read later. A line now and then says that the run goes on.
const betweenLinesMs = 5_000;

/** A progress line that counts some things: one that is drawn again where a person watches, else a new one now and then. */
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

/** A time as an estimate has it: in steps of five seconds, and in minutes from two on. */
function roughly(seconds: number): string {
  if (seconds < 120) return `${Math.ceil(seconds / 5) * 5} s`;
  return countOf(Math.round(seconds / 60), "minute");
}
