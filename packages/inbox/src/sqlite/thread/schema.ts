import { dead, done, open } from "../../durable/states.ts";

/** Marks our files, in the header that SQLite keeps for this: "owbi". */
export const applicationId = 0x6f776269;

/** The version of the tables. A file with a higher one was written by a newer version of this package. */
export const schemaVersion = 1;

/**
 * The tables. Times are in ms on the inbox's clock.
 *
 * Bodies have a table of their own, so that a claim rewrites a short row, and a body that goes frees its page. The
 * partial indexes hold only what a claim, a list or the retention looks for.
 */
export const tables: string = `
  CREATE TABLE deliveries (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    fingerprint TEXT NOT NULL,
    state INTEGER NOT NULL,
    since INTEGER NOT NULL,
    stored_at INTEGER NOT NULL,
    due_at INTEGER,
    lease INTEGER,
    lease_until INTEGER,
    sender_until INTEGER,
    attempts INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    event TEXT,
    purpose TEXT,
    raw_event TEXT,
    reason TEXT,
    remember_ms INTEGER
  ) STRICT;
  CREATE INDEX deliveries_due ON deliveries (due_at) WHERE state = ${open};
  CREATE INDEX deliveries_done ON deliveries (since) WHERE state = ${done};
  CREATE INDEX deliveries_kept ON deliveries (since) WHERE state >= ${dead};
  CREATE INDEX deliveries_remembered ON deliveries (stored_at + remember_ms)
    WHERE state = ${done} AND remember_ms IS NOT NULL;
  CREATE TABLE bodies (id INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
  CREATE TABLE inbox (
    id INTEGER PRIMARY KEY,
    clock INTEGER NOT NULL,
    aged INTEGER NOT NULL,
    openings INTEGER NOT NULL
  ) STRICT;
`;
