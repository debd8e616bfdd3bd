import { existsSync, readFileSync } from "node:fs";

/** A line that a process writes about one run of its handler. */
export type Note = StartNote | EndNote | FailureNote;

interface StartNote {
  readonly kind: "start";
  /** Id of the run of the handler. */
  readonly handling: string;
  /** The id of the delivery. */
  readonly id: string;
  /** The name of the process. */
  readonly run: string;
  /** The SHA-256 of the received body. */
  readonly digest: string;
  readonly at: number;
}

interface EndNote {
  readonly kind: "end";
  readonly handling: string;
  readonly at: number;
}

/** Note that the receiver logged a failure of the handler, or of storing its outcome. */
interface FailureNote {
  readonly kind: "failure";
  readonly handling: string;
}

/** One run of a handler. Times are in µs, on a clock that all processes of this machine share. */
export interface Handling {
  readonly id: string;
  readonly run: string;
  readonly digest: string;
  readonly start: number;
  /** Infinity if its process recorded no end. */
  readonly end: number;
  /** True if its receiver logged that the delivery will be handled again. */
  readonly isFailed: boolean;
}

/** Returns the time in µs on a monotonic clock that all processes of this machine share. */
export function nowOfMachine(): number {
  return Number(process.hrtime.bigint() / 1_000n);
}

/** Reads the recorded runs of handlers from a file. */
export function readHandlings(file: string): readonly Handling[] {
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
  const starts: StartNote[] = [];
  const ends = new Map<string, number>();
  const failures = new Set<string>();
  for (const line of lines) {
    const note: Note = JSON.parse(line);
    if (note.kind === "start") starts.push(note);
    else if (note.kind === "end") ends.set(note.handling, note.at);
    else failures.add(note.handling);
  }
  return starts.map(({ handling, id, run, digest, at }) => ({
    ...{ id, run, digest, start: at },
    end: ends.get(handling) ?? Number.POSITIVE_INFINITY,
    isFailed: failures.has(handling),
  }));
}
