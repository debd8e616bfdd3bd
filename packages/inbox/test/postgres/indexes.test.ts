import type pg from "pg";
import { expect, test, vi } from "vitest";
import { entryOf } from "../sqlite/entries.ts";
import { connect, openInbox } from "./place.ts";

// The frequent operations cost the same for any number of remembered keys. PostgreSQL counts its scans of indexes and
// tables.

const patience = { timeout: 120_000, interval: 100 };

test("put, claim, settling and the retention use an index each, and scan no table", async () => {
  const { inbox: first, schema } = await openInbox({ hooks: { sweepMs: 2 ** 30 } });
  const client = await connect();
  await client.query(fill(schema));
  await client.query(`ANALYZE ${schema}.deliveries; ANALYZE ${schema}.bodies`);
  // Otherwise the counts of this connection are visible up to a second later.
  await client.query("SELECT pg_stat_force_next_flush()");
  await first.close?.();
  // The creation of the indexes scanned the tables. These scans are counted when that connection has ended.
  await vi.waitFor(async () => expect((await countScans(client, schema)).bodies).toBe(1), patience);
  const before = await countScans(client, schema);
  const { inbox } = await openInbox({
    schema,
    hooks: { sweepMs: 5, clockOffsetMs: () => 120_000 },
  });
  for (let round = 0; round < 20; round += 1) {
    const keys = Array.from({ length: 20 }, (_, index) => `new ${round} ${index}`);
    await Promise.all([...keys, "done 1", "kept 1"].map((key) => inbox.put(entryOf(key))));
    const claims = await inbox.claim({ limit: 10, leaseMs: 60_000 });
    await Promise.all(claims.map((claim) => inbox.done(claim)));
  }
  await inbox.close?.();

  // The counts of a connection are visible when it has ended.
  await vi.waitFor(async () => expect(await findUnused(client, schema)).toEqual([]), patience);
  expect(await countScans(client, schema)).toEqual(before);
});

test("waiting rows are not read repeatedly, even if PostgreSQL's statistics show none", async () => {
  const { inbox: first, schema } = await openInbox({ hooks: { sweepMs: 2 ** 30 } });
  const client = await connect();
  for (const table of ["deliveries", "bodies"])
    await client.query(`ALTER TABLE ${schema}.${table} SET (autovacuum_enabled = false)`);
  // These pages have no rows, so PostgreSQL also assumes that all others are empty.
  await client.query(fill(schema));
  await client.query(`UPDATE ${schema}.deliveries SET state = 1; DELETE FROM ${schema}.bodies`);
  await client.query(`ANALYZE ${schema}.deliveries; ANALYZE ${schema}.bodies`);
  await client.query("SELECT pg_stat_force_next_flush()");
  const begun = await countRows(client, schema);
  const keys = Array.from({ length: 1_500 }, (_, number) => `waiting ${number}`);
  await Promise.all(keys.map((key) => first.put(entryOf(key))));
  await first.close?.();
  const stored = begun.inserted + keys.length;
  await vi.waitFor(
    async () => expect((await countRows(client, schema)).inserted).toBe(stored),
    patience,
  );

  const before = await countRows(client, schema);
  const { inbox } = await openInbox({ schema, hooks: { sweepMs: 2 ** 30 } });
  for (let round = 0; round < 10; round += 1) {
    const claims = await inbox.claim({ limit: 20, leaseMs: 60_000 });
    await Promise.all(claims.map((claim) => inbox.done(claim)));
    await inbox.read("waiting 1499");
  }
  await inbox.close?.();
  const settled = before.deleted + 200;
  await vi.waitFor(
    async () => expect((await countRows(client, schema)).deleted).toBe(settled),
    patience,
  );
  // If a part of one statement read all waiting rows, it would read 15,000 in ten rounds.
  expect((await countRows(client, schema)).read - before.read).toBeLessThan(5_000);
});

/** The rows of an inbox that statements read, and those of its bodies that they inserted and deleted. */
interface RowCounts {
  readonly read: number;
  readonly inserted: number;
  readonly deleted: number;
}

async function countRows(client: pg.Client, schema: string): Promise<RowCounts> {
  const { rows } = await client.query<RowCounts>(
    `SELECT sum(seq_tup_read + idx_tup_fetch)::integer AS read,
        sum(n_tup_ins) FILTER (WHERE relname = 'bodies')::integer AS inserted,
        sum(n_tup_del) FILTER (WHERE relname = 'bodies')::integer AS deleted
      FROM pg_stat_user_tables WHERE schemaname = $1`,
    [schema],
  );
  return rows[0] ?? { read: 0, inserted: 0, deleted: 0 };
}

/** Lists the unused indexes. */
async function findUnused(client: pg.Client, schema: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ readonly name: string }>(
    `SELECT indexrelname AS name FROM pg_stat_user_indexes
      WHERE schemaname = $1 AND idx_scan = 0 ORDER BY name`,
    [schema],
  );
  return rows.map(({ name }) => name);
}

/** Counts the scans of whole tables, by their names. */
async function countScans(
  client: pg.Client,
  schema: string,
): Promise<Readonly<Record<string, number>>> {
  const { rows } = await client.query<{ readonly name: string; readonly scans: number }>(
    `SELECT relname AS name, seq_scan::integer AS scans FROM pg_stat_user_tables
      WHERE schemaname = $1 AND relname <> 'inbox'`,
    [schema],
  );
  return Object.fromEntries(rows.map(({ name, scans }) => [name, scans]));
}

/** Remembers 20,000 keys, keeps 2,000 dead entries and has 2,000 due later. */
function fill(schema: string): string {
  return `
    INSERT INTO ${schema}.deliveries
      (key, fingerprint, state, since, stored_at, due_at, lease, attempts, bytes, remember_ms)
    SELECT CASE state WHEN 1 THEN 'done ' WHEN 2 THEN 'kept ' ELSE 'open ' END || number,
      'fingerprint', state, now, now, CASE state WHEN 0 THEN now + 3600000 END,
      gen_random_uuid(), 1, 1, CASE WHEN number % 2 = 0 THEN 864000000 END
    FROM (SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now) AS clock,
      (VALUES (0, 2000), (1, 20000), (2, 2000)) AS states (state, count),
      generate_series(1, count) AS number;
    INSERT INTO ${schema}.bodies SELECT id, '\\x7b7d' FROM ${schema}.deliveries WHERE state <> 1;
  `;
}
