/** Says how long a SQLite inbox keeps what is not open. */
export interface SqliteRetention {
  /** The time in ms for which the key of an entry that was handled or purged stays known, 30 days by default. */
  readonly keysMs: number;
  /** The time in ms for which a dead or quarantined entry is kept, 30 days by default. */
  readonly keptMs: number;
}

/** Limits what waits in memory for the thread that writes. */
export interface SqliteInboxLimits {
  /** Operations that wait to be written, 2,000 by default. Beyond it `put` answers `full`. */
  readonly maxQueued: number;
  /** Bytes of their bodies, 32 MiB by default. */
  readonly maxQueuedBytes: number;
}

/** Says where a SQLite inbox is, and what it keeps. */
export interface SqliteInboxOptions {
  /** The path of the database. It is made if there is none. Its folder must exist. */
  readonly file: string;
  readonly retention?: Partial<SqliteRetention>;
  readonly limits?: Partial<SqliteInboxLimits>;
}
