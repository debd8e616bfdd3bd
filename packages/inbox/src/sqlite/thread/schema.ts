import { dead, done, open } from "../../durable/states.ts";

/** Application id in the SQLite header of every inbox: "owbi". */
export const applicationId = 0x6f776269;

/** Version of the tables. A file with a higher version was written by a newer version of this package. */
export const schemaVersion = 1;

/**
 * Statements that create the tables. Times are in ms on the inbox's clock.
 *
 * Bodies have a separate table, so that a claim rewrites a short row, and deleting a body frees its page. The partial
 * indexes contain only the rows that a claim, a list or the retention searches.
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
