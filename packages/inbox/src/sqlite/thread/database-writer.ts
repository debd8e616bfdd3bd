import type { DatabaseSync } from "node:sqlite";
import type { Operation } from "../../durable/storage.ts";
import type { Batch, BatchReply, ThreadSetup, Times } from "../protocol.ts";
import { isFull, isOfDisk, toRefusal } from "./failure.ts";
import { type OpenDatabase, openDatabase } from "./open-database.ts";
import { Store } from "./store.ts";

/** Time in ms without a batch after which the log is moved to the database. */
const idleMs = 1_000;

/** Time in ms after which the log is moved even if more batches arrive. */
const mostUntidyMs = 60_000;

/** Maximum time in ms for returning free pages to the disk at the end. */
const mostClosingMs = 1_000;

/** Minimum time in ms between two attempts to reopen a failed database. */
const reopenMs = 200;

/** Writes batches to one database, and reopens it after a failure. */
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

  /** Opens the database. For the first thread, ends all leases. */
  open(): OpenDatabase {
    const opened = this.#open();
    if (this.#setup.isFirst) this.#connection?.store.endLeases();
    return opened;
  }

  /** Commits a batch completely or not at all. If there is no space, it still commits everything except the puts. */
  run(batch: Batch): BatchReply {
    try {
      return { results: this.#connect().run(batch), failure: null };
    } catch (error) {
      return isFull(error) ? this.#runWithoutPuts(batch, error) : this.#fail(error);
    }
  }

  /** Cleans up a second after the last write, after a minute at the latest, and at once after a purge. */
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
      // All acknowledged operations are on disk.
    }
    this.#disconnect();
  }

  #tidyIn(ms: number): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#tidy(), ms);
  }

  /** Returns free pages to the disk, and moves the log to the database. Both contain deleted data. */
  #tidy(): void {
    this.#untidySince = undefined;
    try {
      const isMore = this.#connection?.store.shrink();
      this.#connection?.database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
      // The next step runs after the messages that arrived meanwhile.
      if (isMore) this.#tidyIn(0);
    } catch {
      // The next batch reports the failure, if it persists.
      this.#disconnect();
    }
  }

  /** Returns all free pages to the disk, within the time limit. */
  #shrinkAll(): void {
    const end = performance.now() + mostClosingMs;
    while (this.#connection?.store.shrink() && performance.now() < end);
  }

  /**
   * Returns the open database. After a failure it reopens the database, at most every 200 ms, because that may take
   * long.
   */
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

  /** Runs the operations that settle entries or free space, while there is no space for puts. */
  #runWithoutPuts(batch: Batch, full: unknown): BatchReply {
    const failure = toRefusal(full, this.#setup.file);
    try {
      return { results: this.#connect().runWithoutPuts(batch), failure };
    } catch (error) {
      return isFull(error) ? { results: null, failure } : this.#fail(error);
    }
  }

  /**
   * Closes the database after an error, except after a disk error. SQLite has rolled back that commit, and the next
   * commit overwrites the same part of the log. A new connection would treat the log as written, although its sync
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
      // The next opening reports the failure, if it persists.
    }
  }
}

/** Checks for an operation that usually writes nothing. Workers claim all the time. */
function isLook(operation: Operation | null): boolean {
  return operation !== null && ["claim", "read", "scan", "stats"].includes(operation.kind);
}

interface Connection {
  readonly database: DatabaseSync;
  readonly store: Store;
}
