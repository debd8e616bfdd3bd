import type { DatabaseSync } from "node:sqlite";
import type { Operation } from "../../durable/storage.ts";
import type { Batch, BatchReply, ThreadSetup, Times } from "../protocol.ts";
import { isFull, isOfDisk, toRefusal } from "./failure.ts";
import { type OpenDatabase, openDatabase } from "./open-database.ts";
import { Store } from "./store.ts";

/** The time in ms without a batch after which the log is moved to the database. */
const idleMs = 1_000;

/** The time in ms after which it is moved though batches keep coming. */
const mostUntidyMs = 60_000;

/** The most time in ms that closing takes to give back pages. */
const mostClosingMs = 1_000;

/** The least time in ms between two tries to open a database that failed. */
const reopenMs = 200;

/** Writes batches to one database, and opens it again after a failure. */
export class DatabaseWriter {
  readonly #setup: ThreadSetup;
  #connection: Connection | undefined;
  #mayOpenAt = 0;
  #untidySince: number | undefined;
  #failure: unknown;
  #idle: ReturnType<typeof setTimeout> | undefined;

  constructor(setup: ThreadSetup) {
    this.#setup = setup;
  }

  /** Opens the database, and returns the newest time in it. */
  open(): OpenDatabase {
    const opened = this.#open();
    if (this.#setup.isFirst) this.#connection?.store.endLeases();
    return opened;
  }

  /** Commits a batch, all of it or nothing. If there is no room, it still commits everything but the puts. */
  run(batch: Batch): BatchReply {
    try {
      return { results: this.#connect().run(batch), failure: null };
    } catch (error) {
      return isFull(error) ? this.#runWithoutPuts(batch, error) : this.#fail(error);
    }
  }

  /** Tidies once nothing more is written, but after a minute at the latest, and after an erasure at once. */
  tidyAfter({ operations }: Batch): void {
    if (operations.every(isLook)) return;
    this.#untidySince ??= performance.now();
    const isOverdue = performance.now() - this.#untidySince > mostUntidyMs;
    if (isOverdue || operations.some((operation) => operation?.kind === "purge")) this.#tidy();
    else this.#tidyIn(idleMs);
  }

  close(times: Times): void {
    clearTimeout(this.#idle);
    try {
      this.#connection?.store.setClock(times);
      this.#shrinkAll();
    } catch {
      // Everything that was answered is on the disk.
    }
    this.#disconnect();
  }

  #tidyIn(ms: number): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#tidy(), ms);
  }

  /** Gives free pages back, and moves the log to the database and empties it: both hold what was deleted. */
  #tidy(): void {
    this.#untidySince = undefined;
    try {
      const isMore = this.#connection?.store.shrink();
      this.#connection?.database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
      // After whatever came meanwhile.
      if (isMore) this.#tidyIn(0);
    } catch {
      // The next batch learns what is wrong, if it still is.
      this.#disconnect();
    }
  }

  /** Gives all free pages back, as far as there is time. */
  #shrinkAll(): void {
    const end = performance.now() + mostClosingMs;
    while (this.#connection?.store.shrink() && performance.now() < end);
  }

  /** Opens the database again, if it failed. Not for every batch, since that may take long. */
  #connect(): Store {
    if (this.#connection) return this.#connection.store;
    if (performance.now() < this.#mayOpenAt) throw this.#failure;
    this.#mayOpenAt = performance.now() + reopenMs;
    this.#open();
    return this.#connect();
  }

  #open(): OpenDatabase {
    const opened = openDatabase(this.#setup);
    const { database, openings } = opened;
    const store = new Store(database, openings, this.#setup.retention);
    this.#connection = { database, store };
    return opened;
  }

  /** Lets what ends and frees room go on while there is none. */
  #runWithoutPuts(batch: Batch, full: unknown): BatchReply {
    const failure = toRefusal(full, this.#setup.file);
    try {
      return { results: this.#connect().runWithoutPuts(batch), failure };
    } catch (error) {
      return isFull(error) ? { results: null, failure } : this.#fail(error);
    }
  }

  /**
   * Closes the database after an error, except after one of the disk. SQLite took that commit back, and the next one
   * writes the same part of the log. Another opening would take what is in the log for written, though a sync of it
   * failed.
   */
  #fail(error: unknown): BatchReply {
    if (!isOfDisk(error)) this.#disconnect();
    this.#failure = error;
    return { results: null, failure: toRefusal(error, this.#setup.file) };
  }

  #disconnect(): void {
    const connection = this.#connection;
    this.#connection = undefined;
    try {
      connection?.database.close();
    } catch {
      // The next opening learns what is wrong, if it still is.
    }
  }
}

/** Checks for an operation that mostly writes nothing. A worker's claims come all the time. */
function isLook(operation: Operation | null): boolean {
  return operation !== null && ["claim", "read", "scan", "stats"].includes(operation.kind);
}

interface Connection {
  readonly database: DatabaseSync;
  readonly store: Store;
}
