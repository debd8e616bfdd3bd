import { InboxError } from "../errors.ts";
import type { SqliteRetention } from "./durations.ts";

export type { SqliteRetention };

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

/** Replaces parts of the machine. For tests. */
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
  readonly retention?: Partial<SqliteRetention>;
  readonly limits?: Partial<SqliteInboxLimits>;
  readonly hooks?: SqliteInboxHooks;
}

/** The options with everything that was left out. */
export interface SqliteInboxSettings {
  readonly file: string;
  readonly retention: SqliteRetention;
  readonly limits: SqliteInboxLimits;
  readonly hooks: SqliteInboxHooks;
}

const dayMs = 24 * 60 * 60 * 1000;
const mebibyte = 1024 * 1024;

const retentionDefaults: SqliteRetention = { keysMs: 30 * dayMs, keptMs: 30 * dayMs };
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

function toNumbers<T extends object>(option: string, given: Partial<T>, defaults: T): T {
  assertOptions(option, given, Object.keys(defaults));
  const numbers = { ...defaults };
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    assertWholeNumber(`${option}.${name}`, value);
    Reflect.set(numbers, name, value);
  }
  return numbers;
}

function assertWholeNumber(place: string, value: unknown): void {
  if (Number.isSafeInteger(value) && Number(value) > 0) return;
  const expected = "a whole number above 0";
  const fix = "Pass such a number, or leave it out.";
  throw new InboxError("options_invalid", { place, expected, found: describe(value), fix });
}

/** Throws an InboxError unless the value is an object that has none but known names. */
export function assertOptions(place: string, value: unknown, known: readonly string[]): void {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    const found = describe(value);
    const fix = "Pass an object.";
    throw new InboxError("options_invalid", { place, expected: "an object", found, fix });
  }
  const unknown = Object.keys(value).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new InboxError("option_unknown", {
    place: `${place}.${unknown}`,
    expected: `one of ${known.join(", ")}`,
    found: JSON.stringify(unknown),
    fix: "Correct the name, or remove it.",
  });
}

/** Describes a value for a message. */
export function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number" || value === null) return String(value);
  return Array.isArray(value) ? "a list" : `a value of the type ${typeof value}`;
}
