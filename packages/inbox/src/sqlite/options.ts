import { type InboxRetention, retentionDefaults } from "../durable/durations.ts";
import { assertOptions, describe, toNumbers } from "../durable/options.ts";
import { InboxError } from "../errors.ts";

/** Limits of a SQLite inbox. */
export interface SqliteInboxLimits {
  /** Maximum number of operations that wait for the disk, 2,000 by default. Beyond it `put` answers `full`. */
  readonly maxQueued: number;
  /** Maximum number of bytes of the bodies that wait for the disk, 32 MiB by default. */
  readonly maxQueuedBytes: number;
  /** Maximum size of the file in bytes. Beyond it `put` rejects. By default only the disk limits the file. */
  readonly maxFileBytes: number;
}

/** Two clocks, in ms. */
export interface Clocks {
  /** Returns the time since 1970. It may jump. */
  wall(): number;
  /** Returns the time since an arbitrary moment. It never jumps. */
  monotonic(): number;
}

/** Internal settings: replacements of parts of the machine for tests, and settings of this package's commands. */
export interface SqliteInboxHooks {
  readonly clocks?: Clocks;
  /** Resolves to Linux's number of the file system of a folder. */
  readonly fileSystemType?: (folder: string) => Promise<number>;
  /** Time in ms between two searches for expired entries, a minute by default. */
  readonly sweepMs?: number;
  /** True to refuse a file without an inbox. By default the inbox is created in it. */
  readonly mustBeMade?: boolean;
}

/** Options of `createSqliteInbox`. */
export interface SqliteInboxOptions {
  /** Path of the database file. It is created if it does not exist. Its folder must exist. */
  readonly file: string;
  readonly retention?: Partial<InboxRetention>;
  readonly limits?: Partial<SqliteInboxLimits>;
  readonly hooks?: SqliteInboxHooks;
}

/** Options with all defaults. */
export interface SqliteInboxSettings {
  readonly file: string;
  readonly retention: InboxRetention;
  readonly limits: SqliteInboxLimits;
  readonly hooks: SqliteInboxHooks;
}

const mebibyte = 1024 * 1024;

const limitDefaults: SqliteInboxLimits = {
  maxQueued: 2_000,
  maxQueuedBytes: 32 * mebibyte,
  maxFileBytes: Number.MAX_SAFE_INTEGER,
};

/**
 * Checks the options, and adds the defaults.
 *
 * @throws InboxError `option_unknown` or `options_invalid`
 */
export function toSettings(options: SqliteInboxOptions): SqliteInboxSettings {
  const place = "createSqliteInbox";
  assertOptions(place, options, ["file", "retention", "limits", "hooks"]);
  const { file, retention = {}, limits = {}, hooks = {} } = options;
  assertFile(file);
  return {
    file,
    retention: toNumbers("retention", retention, retentionDefaults),
    limits: toNumbers("limits", limits, limitDefaults),
    hooks,
  };
}

function assertFile(file: unknown): void {
  const isPath = typeof file === "string" && file !== "" && !file.includes("\0");
  if (isPath && file !== ":memory:" && !file.startsWith("file:")) return;
  throw new InboxError("options_invalid", {
    place: "file",
    expected: "the path of a file",
    found: describe(file),
    fix: 'Pass a path such as "./inbox.db". For an inbox in memory, use createMemoryInbox.',
  });
}
