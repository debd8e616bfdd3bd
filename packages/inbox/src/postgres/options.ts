import { type InboxRetention, retentionDefaults } from "../durable/durations.ts";
import { assertOptions, describe, toNumbers } from "../durable/options.ts";
import { InboxError } from "../errors.ts";
import { type Address, readAddress } from "./connections/address.ts";
import { isSchemaName, longestName } from "./schema/schema-name.ts";

/** Limits of a PostgreSQL inbox. */
export interface PostgresInboxLimits {
  /** Maximum number of operations that wait for the database, 2,000 by default. Beyond it `put` answers `full`. */
  readonly maxQueued: number;
  /** Maximum number of bytes of the bodies that wait for the database, 32 MiB by default. */
  readonly maxQueuedBytes: number;
  /** Maximum number of connections of the inbox, 4 by default. */
  readonly maxConnections: number;
  /** Maximum number of separate connections for handlers' transactions, 10 by default. They never delay a `put`. */
  readonly maxTransactions: number;
}

/** Internal settings: replacements of parts of the machine for tests, and settings of this package's commands. */
export interface PostgresInboxHooks {
  /** Returns the time in ms to add to the server's clock. */
  readonly clockOffsetMs?: () => number;
  /** Time in ms between two searches for expired entries, a minute by default. */
  readonly sweepMs?: number;
  /** Maximum time in ms to wait at the start for a server with too many connections, 30 s by default. */
  readonly busyMs?: number;
  /** True to refuse a schema without an inbox. By default the inbox is created in it. */
  readonly mustBeMade?: boolean;
}

/** Options of `createPostgresInbox`. */
export interface PostgresInboxOptions {
  /**
   * Address of the database, such as `postgres://user@host:5432/database`. Without a password, the inbox uses the
   * environment variable `PGPASSWORD`, or the password file (`PGPASSFILE`, by default `~/.pgpass`).
   */
  readonly url: string;
  /** Schema of the inbox's tables, `order_webhooks` by default. It is created if it does not exist. */
  readonly schema?: string;
  readonly retention?: Partial<InboxRetention>;
  readonly limits?: Partial<PostgresInboxLimits>;
  readonly hooks?: PostgresInboxHooks;
}

/** Options with all defaults. */
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
 * Checks the options, and adds the defaults.
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
    expected: `the name of a schema of at most ${longestName} bytes`,
    found: describe(schema),
    fix: 'Pass a name such as "order_webhooks", but neither pg_... nor information_schema. Or omit the option.',
  });
}
