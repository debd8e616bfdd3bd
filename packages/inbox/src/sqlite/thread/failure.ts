import type { Refusal } from "../protocol.ts";

/** Error that contains a refusal for the other thread. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** Checks for an error because the disk or the file's limit is full. */
export function isFull(error: unknown): boolean {
  return toSqliteCode(error) === sqlite.full;
}

/** Checks for an error of the disk while reading, writing or syncing. */
export function isOfDisk(error: unknown): boolean {
  return toSqliteCode(error) === sqlite.ioError;
}

/** Converts any error with a file to a refusal. */
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
  expected: "a readable and writable file in an existing folder",
} as const;

const damaged = {
  code: "file_damaged",
  expected: "an intact database",
  found: "a damaged one",
  fix: "The inbox does not change the file. Keep a copy of it. Then restore a backup, or pass another path.",
} as const;

const noRoom = {
  code: "storage_failed",
  expected: "space to write",
  found: "none",
  fix: "Free space on the disk, or raise limits.maxFileBytes. The inbox then continues automatically.",
} as const;

const unknownFailure: Explanation = {
  code: "storage_failed",
  expected: "a successful write",
  found: "an error",
  fix: "Check the disk. The inbox continues automatically when the disk works.",
};

const inSqlite: Readonly<Record<number, Explanation>> = {
  [sqlite.busy]: {
    code: "file_in_use",
    expected: "a file that no other process or inbox has open",
    found: "one that is in use",
    fix: "Stop the other process, wait until it ends, or close the other inbox. Only one inbox can have a file open.",
  },
  [sqlite.readOnly]: {
    ...inaccessible,
    found: "a read-only one",
    fix: "Allow this process's user to write to the file and its folder.",
  },
  [sqlite.corrupt]: damaged,
  [sqlite.notADatabase]: damaged,
  [sqlite.full]: noRoom,
  [sqlite.cannotOpen]: {
    ...inaccessible,
    found: "one that cannot be opened",
    fix: "Allow this process's user to read and write the file and its folder.",
  },
};

const inSystem: Readonly<Record<string, Explanation>> = {
  ENOENT: {
    ...inaccessible,
    found: "no such folder",
    fix: "Create the folder, or pass another path.",
  },
  ELOOP: { ...inaccessible, found: "a circular link", fix: "Pass another path." },
  ENAMETOOLONG: { ...inaccessible, found: "a path that is too long", fix: "Pass another path." },
  ENOTDIR: { ...inaccessible, found: "a file instead of a folder", fix: "Pass another path." },
  EACCES: {
    ...inaccessible,
    found: "no permission",
    fix: "Allow this process's user to write to the folder, or pass another path.",
  },
  EPERM: {
    ...inaccessible,
    found: "no permission",
    fix: "Allow this process's user to write to the folder, or pass another path.",
  },
  EROFS: {
    ...inaccessible,
    found: "a read-only file system",
    fix: "Mount a writable volume, and pass a path in it.",
  },
  ENOSPC: noRoom,
};

function toSqliteCode(error: unknown): number {
  if (!(error instanceof Error) || !("errcode" in error)) return 0;
  // The lowest byte of an extended code is the primary code.
  return typeof error.errcode === "number" ? error.errcode & 0xff : 0;
}

function systemCodeOf(error: unknown): string {
  if (!(error instanceof Error) || !("code" in error)) return "";
  return typeof error.code === "string" ? error.code : "";
}
