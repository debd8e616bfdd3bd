import { DatabaseSync } from "node:sqlite";
import { createMemoryInbox, type Inbox, type InboxEntry } from "@order-webhooks/receiver";

/**
 * Creates the simplest durable inbox. The server's own thread inserts each delivery in a separate transaction, with the
 * same durability as the measured inbox. It has one table, without an index for a worker.
 */
export function createOneByOneInbox(file: string): Inbox {
  const database = new DatabaseSync(file);
  database.exec(`
    PRAGMA page_size = 8192;
    PRAGMA journal_mode = WAL;
    PRAGMA locking_mode = EXCLUSIVE;
    PRAGMA synchronous = FULL;
    CREATE TABLE deliveries (key TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, body BLOB NOT NULL);
  `);
  const insert = database.prepare(
    "INSERT INTO deliveries VALUES (?, ?, ?) ON CONFLICT (key) DO NOTHING",
  );
  return Object.assign(createMemoryInbox(), {
    isDurable: true,
    put: async ({ key, fingerprint, body }: InboxEntry) => {
      const { changes } = insert.run(key, fingerprint, body);
      return changes === 1
        ? ({ outcome: "stored" } as const)
        : ({ outcome: "duplicate", state: "waiting" } as const);
    },
    close: async () => database.close(),
  });
}

/** Counts the deliveries in its file. */
export function countOneByOne(file: string): number {
  const database = new DatabaseSync(file);
  const count = database.prepare("SELECT count(*) AS count FROM deliveries").get()?.count;
  database.close();
  return Number(count);
}
