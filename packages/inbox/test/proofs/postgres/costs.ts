import type { Claim, Inbox, InboxEntry } from "@order-webhooks/receiver";
import { waitUntil } from "../patience.ts";
import type { ProofDatabase } from "./database.ts";
import type { Place } from "./place.ts";

/** Number of pages of the inbox's tables and indexes that one operation reads, including its planning. */
export interface Costs {
  readonly put: number;
  readonly claim: number;
  readonly done: number;
  /** A sweep that finds no expired entries. */
  readonly sweep: number;
}

/**
 * The factor by which the cost of an operation may grow. An index gets another level at about a hundred times as many
 * rows.
 */
const mostGrowth = 2;

/** Checks that operations read no more pages with many rows, except for one or two more levels of each index. */
export function isFlat(few: Costs, many: Costs): boolean {
  return operations.every((operation) => many[operation] <= few[operation] * mostGrowth);
}

const operations = ["put", "claim", "done", "sweep"] as const;

/** The number of measured operations of each kind. */
const count = 100;
const sweeps = 10;

const body = Buffer.alloc(500, "body");

/**
 * Fills an inbox, half with waiting deliveries and half with remembered keys. Then it counts the pages that each
 * operation reads. It measures no time, and nothing is vacuumed meanwhile.
 */
export async function measureCosts(place: Place, rows: number): Promise<Costs> {
  const { database } = place;
  await withInbox(place, async () => {});
  // Vacuum's reads would count.
  await database.query("ALTER TABLE order_webhooks.deliveries SET (autovacuum_enabled = off)");
  await database.query("ALTER TABLE order_webhooks.bodies SET (autovacuum_enabled = off)");
  await fill(database, rows);
  await database.query("VACUUM (ANALYZE) order_webhooks.deliveries, order_webhooks.bodies");
  const claims: Claim[] = [];
  return {
    put: await countPages(place, count, async (inbox) => {
      for (let number = 0; number < count; number++) await inbox.put(toEntry(number));
    }),
    claim: await countPages(place, count, async (inbox) => {
      while (claims.length < count) claims.push(...(await inbox.claim({ limit: 1, leaseMs })));
    }),
    done: await countPages(place, count, async (inbox) => {
      for (const claim of claims) await inbox.done(claim);
    }),
    sweep: await countPages(place, sweeps, () => sweepMany(place)),
  };
}

const leaseMs = 600_000;

/** Makes an inbox sweep several times. */
async function sweepMany({ judge, database }: Place): Promise<void> {
  const inbox = await judge.createPostgresInbox({ url: database.url, hooks: { sweepMs: 1 } });
  for (let number = 0; number < sweeps; number++) {
    await database.query("UPDATE order_webhooks.inbox SET swept_at = 0");
    await waitUntil("a sweep", async () => {
      const [row] = await database.query<{ readonly isDue: boolean }>(
        'SELECT swept_at = 0 AS "isDue" FROM order_webhooks.inbox',
      );
      return row?.isDue === false;
    });
  }
  await inbox.close?.();
}

/** Fills the tables like the inbox does. A million rows through the inbox would take minutes. */
async function fill(database: ProofDatabase, rows: number): Promise<void> {
  await database.query(
    `INSERT INTO order_webhooks.deliveries
      (key, fingerprint, state, since, stored_at, due_at, lease, attempts, bytes)
    SELECT 'filled-' || number, md5(number::text), number % 2, now + number, now + number,
      CASE WHEN number % 2 = 0 THEN now + number END, gen_random_uuid(), number % 2,
      CASE WHEN number % 2 = 0 THEN $2 ELSE 0 END
    FROM generate_series(1, $1::integer) AS number,
      (SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint - 86400000 AS now) AS clock`,
    [rows, body.length],
  );
  await database.query(
    "INSERT INTO order_webhooks.bodies (id, body) SELECT id, $1 FROM order_webhooks.deliveries WHERE state = 0",
    [body],
  );
}

/** Resolves to the number of pages of the inbox's tables and indexes that each operation read. */
async function countPages(
  place: Place,
  operations: number,
  operate: (inbox: Inbox) => Promise<void>,
): Promise<number> {
  const { database } = place;
  const before = await readPages(database);
  await withInbox(place, operate);
  // A connection reports its reads when it ends.
  await waitUntil("no other connection", async () => !(await hasConnections(database)));
  return ((await readPages(database)) - before) / operations;
}

async function hasConnections(database: ProofDatabase): Promise<boolean> {
  const others = await database.query(
    `SELECT 1 FROM pg_stat_activity WHERE datname = current_database()
      AND backend_type = 'client backend' AND pid <> pg_backend_pid()`,
  );
  return others.length > 0;
}

async function readPages(database: ProofDatabase): Promise<number> {
  const [row] = await database.query<{ readonly pages: number }>(
    `SELECT sum(heap_blks_read + heap_blks_hit + idx_blks_read + idx_blks_hit)::integer AS pages
    FROM pg_statio_user_tables WHERE schemaname = 'order_webhooks' AND relname IN ('deliveries', 'bodies')`,
  );
  return row?.pages ?? 0;
}

async function withInbox(
  { judge, database }: Place,
  operate: (inbox: Inbox) => Promise<void>,
): Promise<void> {
  // The inbox does not sweep meanwhile.
  const hooks = { sweepMs: 3_600_000 };
  const inbox = await judge.createPostgresInbox({ url: database.url, hooks });
  try {
    await operate(inbox);
  } finally {
    await inbox.close?.();
  }
}

function toEntry(number: number): InboxEntry {
  const key = `key-${number}`;
  return {
    key,
    fingerprint: key,
    body,
    rawEvent: null,
    event: null,
    purpose: null,
    quarantine: null,
  };
}
