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

/** An inbox's database, open, and in use here alone. */
export interface OpenDatabase {
  readonly database: DatabaseSync;
  /** The number of times that it was opened, this one included. */
  readonly openings: number;
  /** The newest times that were written to it. */
  readonly times: Times;
  /** True if others can read the files, since their mode cannot be changed. */
  readonly isExposed: boolean;
}

const pageBytes = 8192;

/** Reads and writes for the owner alone. */
const privateMode = 0o600;

/** The pages in the write-ahead log after which they are moved to the database. */
const logPages = 4000;

/**
 * The bytes that the log keeps then. Less than it had would make it grow again, and a commit to a growing file is
 * slower.
 */
const logBytes = 1.5 * logPages * pageBytes;

/**
 * Settings of a connection: a commit returns after the log is on the disk, and one process has the file for itself.
 * `fullfsync` matters on macOS, where an fsync alone leaves data in the disk's cache. What is deleted is overwritten in
 * pages that stay in use. Those that become free keep their bytes until they are given back.
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
 * Opens the database of an inbox, or makes it in a file that is new or empty.
 *
 * @throws RefusedError if the file is no inbox's, or a newer version's. Nothing in it was changed then.
 */
export function openDatabase(setup: ThreadSetup): OpenDatabase {
  if (!setup.mustBeMade) makeIfAbsent(setup.file);
  const file = realpathSync(setup.file);
  // Otherwise SQLite opens it to read, and fails later with an error of the disk.
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

/** Makes the file with its mode. SQLite gives the same mode to its log. */
function makeIfAbsent(file: string): void {
  try {
    closeSync(openSync(file, "wx", privateMode));
  } catch (error) {
    const isThere = error instanceof Error && "code" in error && error.code === "EEXIST";
    if (!isThere) throw error;
  }
}

/** Makes everything in one transaction, unless another process has just done so. */
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
 * Switches to the write-ahead log, and moves what a crash left in it to the database. The log of a disk that failed to
 * write may hold pages that never reached it, and what is appended behind them would be lost in a power cut.
 */
function startLog(database: DatabaseSync, file: string): void {
  const mode = database.prepare("PRAGMA journal_mode = WAL").get()?.journal_mode;
  if (mode !== "wal") {
    throw new RefusedError({
      code: "file_system_unsupported",
      place: file,
      expected: "a file system that can lock files",
      found: "one on which SQLite cannot write ahead",
      fix: "Put the file on a local disk.",
    });
  }
  rewriteLog(`${file}-wal`);
  database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
}

/**
 * Writes the log again, as it is. After a sync that failed, Linux still shows the pages that did not reach the disk,
 * and takes them for written: no later sync writes them. The lock on the database keeps every other process away.
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
  if (row === undefined) throw new Error("the inbox has no row of its own");
  const { openings, ...times } = row;
  return { openings, times };
}

/** Keeps others from reading a file that an older umask let them read. Returns false if that cannot be done. */
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
 * Has the names of the files on the disk. SQLite removes the journal of the first transaction without that. A power cut
 * can bring the journal back then, and the journal takes back everything.
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
