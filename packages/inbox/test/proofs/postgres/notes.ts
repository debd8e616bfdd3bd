import { existsSync, readFileSync } from "node:fs";

/** A line that a process writes about one run of its handler. */
export type Note = StartNote | EndNote;

interface StartNote {
  readonly kind: "start";
  /** Identifies the run of the handler. */
  readonly handling: string;
  /** The id of the delivery. */
  readonly id: string;
  /** The name of the process. */
  readonly run: string;
  /** The SHA-256 of the body that it got. */
  readonly digest: string;
  readonly at: number;
}

interface EndNote {
  readonly kind: "end";
  readonly handling: string;
  /** True if the handler rejected. */
  readonly isFailed: boolean;
  readonly at: number;
}

/** One run of a handler. Times are in µs, on a clock that all processes of this machine share. */
export interface Handling {
  readonly id: string;
  readonly run: string;
  readonly digest: string;
  readonly start: number;
  /** Infinite if its process noted none. */
  readonly end: number;
  readonly isFailed: boolean;
}

/** Returns the time in µs on a clock that all processes of this machine share, and that nothing sets. */
export function nowOfMachine(): number {
  return Number(process.hrtime.bigint() / 1_000n);
}

/** Reads the handlings that processes noted in a file. */
export function readHandlings(file: string): readonly Handling[] {
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
  const notes = lines.map((line): Note => JSON.parse(line));
  const ends = new Map(notes.flatMap((note) => (isEnd(note) ? [[note.handling, note]] : [])));
  return notes.flatMap((note) => (isEnd(note) ? [] : [toHandling(note, ends.get(note.handling))]));
}

function isEnd(note: Note): note is EndNote {
  return note.kind === "end";
}

function toHandling({ id, run, digest, at }: StartNote, end: EndNote | undefined): Handling {
  const { at: endedAt = Number.POSITIVE_INFINITY, isFailed = false } = end ?? {};
  return { id, run, digest, start: at, end: endedAt, isFailed };
}
