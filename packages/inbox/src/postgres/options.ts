import { type InboxRetention, retentionDefaults } from "../durable/durations.ts";
import { assertOptions, describe, toNumbers } from "../durable/options.ts";
import { InboxError } from "../errors.ts";
import { type Address, readAddress } from "./connections/address.ts";
import { isSchemaName, longestName } from "./schema/schema-name.ts";

/** Limits a PostgreSQL inbox. */
export interface PostgresInboxLimits {
  /** Operations that wait for the database, 2,000 by default. Beyond it `put` answers `full`. */
  readonly maxQueued: number;
  /** Bytes of the bodies that wait for the database, 32 MiB by default. */
  readonly maxQueuedBytes: number;
  /** Connections of the inbox itself, 4 by default. */
  readonly maxConnections: number;
  /** More connections, for the transactions of handlers, 10 by default. So no handler keeps a `put` waiting. */
  readonly maxTransactions: number;
}

/** Replaces parts of the machine for tests, and holds what the commands of this package set for themselves. */
export interface PostgresInboxHooks {
  /** Gives the time in ms to add to the server's clock. */
  readonly clockOffsetMs?: () => number;
  /** The time in ms between two looks for what is kept too long, a minute by default. */
  readonly sweepMs?: number;
  /** The time in ms for which opening waits for a server that has too many connections, 30 s by default. */
  readonly busyMs?: number;
  /** True to refuse a schema that has no inbox yet, where one would be made in it. */
  readonly mustBeMade?: boolean;
}

/** Says where a PostgreSQL inbox is, and what it keeps. */
export interface PostgresInboxOptions {
  /**
   * The database, such as `postgres://user@host:5432/database`. A password that it lacks comes from the environment's
   * `PGPASSWORD`, or from `~/.pgpass`.
   */
  readonly url: string;
  /** The schema of the inbox's tables, `order_webhooks` by default. It is made if there is none. */
  readonly schema?: string;
  readonly retention?: Partial<InboxRetention>;
  readonly limits?: Partial<PostgresInboxLimits>;
  readonly hooks?: PostgresInboxHooks;
}

/** The options with everything that was left out. */
export interface PostgresInboxSettings {
  readonly address: Address;
  readonly schema: string;
  readonly retention: InboxRetention;
  readonly limits: PostgresInboxLimits;
  readonly hooks: PostgresInboxHooks;
}

const mebibyte = 1024 * 1024;

const limitDefaults: PostgresInboxLimits = {
  maxQueued: 2_000,
  maxQueuedBytes: 32 * mebibyte,
  maxConnections: 4,
  maxTransactions: 10,
};

/**
 * Checks the options, and fills in what was left out.
 *
 * @throws InboxError `option_unknown` or `options_invalid`
 */
export function toSettings(options: PostgresInboxOptions): PostgresInboxSettings {
  const place = "createPostgresInbox";
  assertOptions(place, options, ["url", "schema", "retention", "limits", "hooks"]);
  const { url, schema = "order_webhooks", retention = {}, limits = {}, hooks = {} } = options;
  assertSchema(schema);
  return {
    address: readAddress(url),
    schema,
    retention: toNumbers("retention", retention, retentionDefaults),
    limits: toNumbers("limits", limits, limitDefaults),
    hooks,
  };
}

function assertSchema(schema: unknown): void {
  if (isSchemaName(schema)) return;
  throw new InboxError("options_invalid", {
    place: "schema",
    expected: `the name of a schema, of at most ${longestName} bytes`,
    found: describe(schema),
    fix: 'Pass a name such as "order_webhooks", neither pg_... nor information_schema, or leave it out.',
  });
}
