import { type InboxRetention, retentionDefaults } from "../durable/durations.ts";
import { assertOptions, describe, toNumbers } from "../durable/options.ts";
import { InboxError } from "../errors.ts";

/** Limits a SQLite inbox. */
export interface SqliteInboxLimits {
  /** Operations that wait for the disk, 2,000 by default. Beyond it `put` answers `full`. */
  readonly maxQueued: number;
  /** Bytes of the bodies that wait for the disk, 32 MiB by default. */
  readonly maxQueuedBytes: number;
  /** The size in bytes that the file does not outgrow. `put` rejects then. By default the disk is the limit. */
  readonly maxFileBytes: number;
}

/** Two clocks, in ms. */
export interface Clocks {
  /** Gives the time since 1970. It may jump. */
  wall(): number;
  /** Gives the time since some moment. It never jumps. */
  monotonic(): number;
}

/** Replaces parts of the machine for tests, and holds what the commands of this package set for themselves. */
export interface SqliteInboxHooks {
  readonly clocks?: Clocks;
  /** Gives the number by which Linux knows the file system of a folder. */
  readonly fileSystemType?: (folder: string) => Promise<number>;
  /** The time in ms between two looks for what is kept too long, a minute by default. */
  readonly sweepMs?: number;
  /** True to refuse a file that has no inbox yet, where one would be made in it. */
  readonly mustBeMade?: boolean;
}

/** Says where a SQLite inbox is, and what it keeps. */
export interface SqliteInboxOptions {
  /** The path of the database. It is made if there is none. Its folder must exist. */
  readonly file: string;
  readonly retention?: Partial<InboxRetention>;
  readonly limits?: Partial<SqliteInboxLimits>;
  readonly hooks?: SqliteInboxHooks;
}

/** The options with everything that was left out. */
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
 * Checks the options, and fills in what was left out.
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
    fix: 'Pass a path such as "./inbox.db". For an inbox in memory there is createMemoryInbox.',
  });
}
