import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { ThreadSetup, Times } from "../protocol.ts";
import { RefusedError } from "./failure.ts";
import { assertReadable, assertUsable, isUnmade, marksOf, refuseUnmade } from "./file-content.ts";
import { applicationId, schemaVersion, tables } from "./schema.ts";
import { prepare } from "./statement.ts";

/** Open database of an inbox, locked for this process. */
export interface OpenDatabase {
  readonly database: DatabaseSync;
  /** Number of times that it was opened, including this time. */
  readonly openings: number;
  /** Newest times in the database. */
  readonly times: Times;
  /** True if other users can read the files, because their mode cannot be changed. */
  readonly isExposed: boolean;
}

const pageBytes = 8192;

/** File mode that only the owner can read and write. */
const privateMode = 0o600;

/** Number of pages in the write-ahead log after which they are moved to the database. */
const logPages = 4000;

/**
 * Size of the log in bytes after that. If it shrank more, it would have to grow again, and commits to a growing file
 * are slower.
 */
const logBytes = 1.5 * logPages * pageBytes;

/**
 * Settings of a connection. A commit returns after the log is on disk, and no other process can open the file.
 * `fullfsync` matters on macOS, where an fsync leaves data in the disk's cache. SQLite overwrites deleted data in pages
 * that stay in use. Freed pages keep their bytes until they are returned to the disk.
 */
const settings = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA synchronous = FULL;
  PRAGMA fullfsync = ON;
  PRAGMA checkpoint_fullfsync = ON;
  PRAGMA cache_size = -16000;
  PRAGMA wal_autocheckpoint = ${logPages};
  PRAGMA journal_size_limit = ${logBytes};
  PRAGMA secure_delete = FAST;
`;

/**
 * Opens the database of an inbox, or creates it in a new or empty file.
 *
 * @throws RefusedError if the file is not an inbox, or was written by a newer version. The file is then not changed.
 */
export function openDatabase(setup: ThreadSetup): OpenDatabase {
  if (!setup.mustBeMade) makeIfAbsent(setup.file);
  const file = realpathSync(setup.file);
  // Otherwise SQLite opens the file for reading, and fails later with a disk error.
  accessSync(file, constants.R_OK | constants.W_OK);
  assertUsable(file);
  const database = new DatabaseSync(file, { timeout: 1_000 });
  try {
    database.exec(settings);
    if (isUnmade(marksOf(database))) {
      if (setup.mustBeMade) refuseUnmade(file);
      makeTables(database, setup.now);
    }
    assertReadable(database, file);
    startLog(database, file);
    const pages = Math.max(1, Math.floor(setup.maxFileBytes / pageBytes));
    if (pages < 2 ** 32) database.exec(`PRAGMA max_page_count = ${pages}`);
    const opening = countOpening(database);
    const isExposed = !makePrivate(file) || !makePrivate(`${file}-wal`);
    syncFolder(dirname(file));
    return { database, ...opening, isExposed };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Creates the file with its mode. SQLite gives its log the same mode. */
function makeIfAbsent(file: string): void {
  try {
    closeSync(openSync(file, "wx", privateMode));
  } catch (error) {
    const isThere = error instanceof Error && "code" in error && error.code === "EEXIST";
    if (!isThere) throw error;
  }
}

/** Creates the tables in one transaction, unless another process has just done so. */
function makeTables(database: DatabaseSync, now: number): void {
  database.exec(
    `PRAGMA page_size = ${pageBytes}; PRAGMA auto_vacuum = INCREMENTAL; BEGIN EXCLUSIVE`,
  );
  if (isUnmade(marksOf(database))) {
    database.exec(`
      ${tables}
      INSERT INTO inbox (id, clock, aged, openings) VALUES (1, ${now}, ${now}, 0);
      PRAGMA application_id = ${applicationId};
      PRAGMA user_version = ${schemaVersion};
    `);
  }
  database.exec("COMMIT");
}

/**
 * Switches to the write-ahead log, and moves its content after a crash to the database. If the disk failed to write,
 * the log may show pages that never reached the disk. Data that is appended after them would be lost in a power cut.
 */
function startLog(database: DatabaseSync, file: string): void {
  const mode = database.prepare("PRAGMA journal_mode = WAL").get()?.journal_mode;
  if (mode !== "wal") {
    throw new RefusedError({
      code: "file_system_unsupported",
      place: file,
      expected: "a file system that can lock files",
      found: "one on which SQLite cannot use a write-ahead log",
      fix: "Put the file on a local disk.",
    });
  }
  rewriteLog(`${file}-wal`);
  database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
}

/**
 * Writes the log again, unchanged. After a failed sync, Linux still shows the pages that did not reach the disk. It
 * treats them as written, so no later sync writes them. The lock on the database excludes other processes.
 */
function rewriteLog(log: string): void {
  if (!existsSync(log)) return;
  const descriptor = openSync(log, "r+");
  try {
    const bytes = readFileSync(descriptor);
    for (let at = 0; at < bytes.length; ) {
      at += writeSync(descriptor, bytes, at, bytes.length - at, at);
    }
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function countOpening(database: DatabaseSync): Pick<OpenDatabase, "openings" | "times"> {
  database.exec("BEGIN IMMEDIATE");
  const count = prepare<Times & { readonly openings: number }>(
    database,
    "UPDATE inbox SET openings = openings + 1 RETURNING openings, clock AS now, aged",
  );
  const row = count.get();
  database.exec("COMMIT");
  if (row === undefined) throw new Error("the table inbox has no row");
  const { openings, ...times } = row;
  return { openings, times };
}

/** Removes other users' access to a file, which an older umask may have allowed. Returns false if that fails. */
function makePrivate(file: string): boolean {
  if (process.platform === "win32" || (statSync(file).mode & 0o077) === 0) return true;
  try {
    chmodSync(file, privateMode);
    return true;
  } catch {
    return false;
  }
}

/**
 * Syncs the folder, so that the names of the files are on disk. SQLite removes the journal of the first transaction
 * without a sync. A power cut could then restore the journal, and the journal would roll back everything.
 */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const descriptor = openSync(folder, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
