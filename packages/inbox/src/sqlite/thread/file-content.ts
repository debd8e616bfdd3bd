import { closeSync, openSync, readSync, type Stats, statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { RefusedError } from "./failure.ts";
import { applicationId, schemaVersion } from "./schema.ts";

/**
 * Checks the content of a file without changing or locking it.
 *
 * Only SQLite opens the file. A process that closes any descriptor of a file loses all its locks on the file, and
 * another inbox of this process may hold one.
 *
 * @throws RefusedError `file_invalid`, `file_foreign` or `file_newer` if this version cannot use the file
 */
export function assertUsable(file: string): void {
  const stats = statSync(file);
  assertRegular(file, stats);
  if (stats.size === 0 || wasBeingMade(file)) return;
  const marks = readMarks(file);
  if (!marks || isUnmade(marks)) return;
  if (marks.application !== applicationId) refuseForeign(file, "another SQLite database");
  if (marks.version > schemaVersion) refuseNewer(file, marks.version);
}

/** Checks the marks of the open database. They may be in the log, if a newer version has just written them. */
export function assertReadable(database: DatabaseSync, file: string): void {
  const { application, version } = marksOf(database);
  if (application !== applicationId) refuseForeign(file, "another SQLite database");
  if (version > schemaVersion) refuseNewer(file, version);
}

/** Checks whether a database is new and empty. */
export function isUnmade({ application, isEmpty }: Marks): boolean {
  return application === 0 && isEmpty;
}

interface Marks {
  readonly application: number;
  readonly version: number;
  /** True if the database has no tables. */
  readonly isEmpty: boolean;
}

/**
 * Reads the marks from the database file. Returns undefined if SQLite has to repair the database first, from its log or
 * its journal after a crash.
 */
function readMarks(file: string): Marks | undefined {
  const url = pathToFileURL(file);
  url.search = "?immutable=1";
  const database = new DatabaseSync(url, { readOnly: true });
  try {
    return marksOf(database);
  } catch (cause) {
    if (isLeftToRepair(file)) return undefined;
    // The file is unreadable, but its header may still identify an inbox.
    if (hasOwnMark(file)) throw cause;
    return refuseForeign(file, "another kind of file", cause);
  } finally {
    database.close();
  }
}

function isLeftToRepair(file: string): boolean {
  const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return sizeOf(`${file}-wal`) > 0 || sizeOf(`${file}-journal`) > 0;
}

/** Returns the marks of a database. They are 0 if they were never set. */
export function marksOf(database: DatabaseSync): Marks {
  return {
    application: Number(database.prepare("PRAGMA application_id").get()?.application_id),
    version: Number(database.prepare("PRAGMA user_version").get()?.user_version),
    isEmpty: database.prepare("SELECT 1 FROM sqlite_schema").get() === undefined,
  };
}

/**
 * Checks for the journal of an interrupted first transaction. It records that the file was empty before, so SQLite
 * rolls back to an empty file.
 */
function wasBeingMade(file: string): boolean {
  const header = readStart(`${file}-journal`, journalHeaderBytes);
  return header.subarray(0, 8).equals(journalMagic) && header.readUInt32BE(16) === 0;
}

/**
 * From https://www.sqlite.org/fileformat2.html#the_rollback_journal. The size of the database in pages is at byte 16.
 */
const journalMagic = Buffer.from("d9d505f920a163d7", "hex");
const journalHeaderBytes = 28;

/** Checks the application id in the header of a database. SQLite does not read it if the file is too short. */
function hasOwnMark(file: string): boolean {
  return readStart(file, databaseHeaderBytes).readUInt32BE(applicationIdAt) === applicationId;
}

/** From https://www.sqlite.org/fileformat2.html#the_database_header. */
const databaseHeaderBytes = 100;
const applicationIdAt = 68;

function readStart(file: string, length: number): Buffer {
  const start = Buffer.alloc(length, 0xff);
  const descriptor = tryOpen(file);
  if (descriptor === undefined) return start;
  try {
    readSync(descriptor, start, 0, length, 0);
    return start;
  } finally {
    closeSync(descriptor);
  }
}

function tryOpen(file: string): number | undefined {
  try {
    return openSync(file, "r");
  } catch {
    return undefined;
  }
}

function assertRegular(file: string, stats: Stats): void {
  if (stats.isFile()) return;
  const found = stats.isDirectory() ? "a folder" : "a special file";
  const fix = "Pass the path of the file.";
  throw new RefusedError({ code: "file_invalid", place: file, expected: "a file", found, fix });
}

function refuseForeign(file: string, found: string, cause?: unknown): never {
  throw new RefusedError({
    code: "file_foreign",
    place: file,
    expected: "the database of an inbox, or an empty file",
    found,
    fix: "The file was not changed. Pass another path.",
    ...(cause instanceof Error && { cause: cause.message }),
  });
}

/** Refuses an empty file or an empty database. */
export function refuseUnmade(file: string): never {
  throw new RefusedError({
    code: "file_foreign",
    place: file,
    expected: "the file of an inbox",
    found: "a file without an inbox",
    fix: "The file was not changed. Start `order-webhooks-inbox serve` to create an inbox, or pass another path.",
  });
}

function refuseNewer(file: string, version: number): never {
  throw new RefusedError({
    code: "file_newer",
    place: file,
    expected: `a file of version ${schemaVersion} or older`,
    found: `version ${version}`,
    fix: "The file was not changed. Update @order-webhooks/inbox to the version that wrote it, or a newer one.",
  });
}
