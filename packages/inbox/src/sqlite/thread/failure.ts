import type { Refusal } from "../protocol.ts";

/** Carries a refusal to the place that sends it to the other thread. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** Checks whether there was no room, on the disk or within the limit of the file. */
export function isFull(error: unknown): boolean {
  return toSqliteCode(error) === sqlite.full;
}

/** Checks whether the disk failed to read, write or sync. */
export function isOfDisk(error: unknown): boolean {
  return toSqliteCode(error) === sqlite.ioError;
}

/** Describes whatever went wrong with a file. */
export function toRefusal(error: unknown, file: string): Refusal {
  if (error instanceof RefusedError) return error.refusal;
  const cause = error instanceof Error ? error.message : String(error);
  const known = inSqlite[toSqliteCode(error)] ?? inSystem[systemCodeOf(error)] ?? unknownFailure;
  return { place: file, cause, ...known, found: `${known.found} (${cause})` };
}

/** SQLite's primary result codes, from https://www.sqlite.org/rescode.html. */
const sqlite = {
  busy: 5,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
};

type Explanation = Pick<Refusal, "code" | "expected" | "found" | "fix">;

const inaccessible = {
  code: "file_inaccessible",
  expected: "a file that can be read and written, in a folder that is there",
} as const;

const damaged = {
  code: "file_damaged",
  expected: "a database that is whole",
  found: "one that is damaged",
  fix: "The file is left as it is. Keep a copy of it, then restore a backup or give another path.",
} as const;

const noRoom = {
  code: "storage_failed",
  expected: "room to write",
  found: "none",
  fix: "Free space on the disk, or raise limits.maxFileBytes. The inbox goes on by itself then.",
} as const;

const unknownFailure: Explanation = {
  code: "storage_failed",
  expected: "to write to it",
  found: "an error",
  fix: "Check the disk. The inbox goes on by itself when it can.",
};

const inSqlite: Readonly<Record<number, Explanation>> = {
  [sqlite.busy]: {
    code: "file_in_use",
    expected: "a file that nothing else has open",
    found: "one that is in use",
    fix: "Stop the other process, or wait while it ends, or close the other inbox: one at a time has a file.",
  },
  [sqlite.readOnly]: {
    ...inaccessible,
    found: "one that can only be read",
    fix: "Let this process's user write to the file and its folder.",
  },
  [sqlite.corrupt]: damaged,
  [sqlite.notADatabase]: damaged,
  [sqlite.full]: noRoom,
  [sqlite.cannotOpen]: {
    ...inaccessible,
    found: "one that cannot be opened",
    fix: "Let this process's user read and write the file and its folder.",
  },
};

const inSystem: Readonly<Record<string, Explanation>> = {
  ENOENT: {
    ...inaccessible,
    found: "no such folder",
    fix: "Make the folder, or give another path.",
  },
  ELOOP: { ...inaccessible, found: "a link that leads nowhere", fix: "Give another path." },
  ENAMETOOLONG: { ...inaccessible, found: "a path that is too long", fix: "Give another path." },
  ENOTDIR: { ...inaccessible, found: "a file in place of a folder", fix: "Give another path." },
  EACCES: {
    ...inaccessible,
    found: "no permission",
    fix: "Let this process's user write to the folder, or give another path.",
  },
  EPERM: {
    ...inaccessible,
    found: "no permission",
    fix: "Let this process's user write to the folder, or give another path.",
  },
  EROFS: {
    ...inaccessible,
    found: "a file system that can only be read",
    fix: "Mount a volume that can be written, and give a path in it.",
  },
  ENOSPC: noRoom,
};

function toSqliteCode(error: unknown): number {
  if (!(error instanceof Error) || !("errcode" in error)) return 0;
  // The lowest byte of an extended code is its primary one.
  return typeof error.errcode === "number" ? error.errcode & 0xff : 0;
}

function systemCodeOf(error: unknown): string {
  if (!(error instanceof Error) || !("code" in error)) return "";
  return typeof error.code === "string" ? error.code : "";
}
