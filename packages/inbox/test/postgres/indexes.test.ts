import { expect, test, vi } from "vitest";
import { entryOf } from "../sqlite/entries.ts";
import { connect, openInbox } from "./place.ts";

// What an inbox does all the time costs the same however many keys it remembers: PostgreSQL counts how it finds rows.

const patience = { timeout: 120_000, interval: 100 };

test("put, claim, settling and the retention use an index each, and scan no table", async () => {
  const { schema } = await openInbox({ hooks: { sweepMs: 2 ** 30 } });
  const client = await connect();
  await client.query(fill(schema));
  await client.query(`ANALYZE ${schema}.deliveries; ANALYZE ${schema}.bodies`);
  const before = await client.query(scans(schema));
  expect(before.rows).toHaveLength(2);

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
  const dropped: string[] = [];
  inbox.onDrop?.(({ key }) => dropped.push(key));
  // What a connection counted is seen when it has ended.
  await inbox.close?.();

  await vi.waitFor(async () => {
    const { rows } = await client.query(
      "SELECT indexrelname AS name, idx_scan::integer AS scans FROM pg_stat_user_indexes WHERE schemaname = $1",
      [schema],
    );
    const used = new Map(rows.map(({ name, scans: count }) => [name, count]));
    expect(used.get("deliveries_key_key")).toBeGreaterThan(10);
    expect(used.get("deliveries_due")).toBeGreaterThan(10);
    expect(used.get("deliveries_pkey")).toBeGreaterThan(10);
    for (const index of ["deliveries_done", "deliveries_kept", "deliveries_remembered"]) {
      expect([index, used.get(index)]).toEqual([index, expect.any(Number)]);
      expect(used.get(index)).toBeGreaterThan(0);
    }
  }, patience);
  expect((await client.query(scans(schema))).rows).toEqual(before.rows);
});

/** Counts the scans of whole tables. */
function scans(schema: string): string {
  return `SELECT relname, seq_scan::integer FROM pg_stat_user_tables
    WHERE schemaname = '${schema}' AND relname <> 'inbox' ORDER BY relname`;
}

/** Remembers 20,000 keys, keeps 2,000 dead entries and has 2,000 due later. */
function fill(schema: string): string {
  return `
    INSERT INTO ${schema}.deliveries (key, fingerprint, state, since, stored_at, due_at, lease, attempts, bytes, remember_ms)
    SELECT CASE state WHEN 1 THEN 'done ' WHEN 2 THEN 'kept ' ELSE 'open ' END || number,
      'fingerprint', state, now, now, CASE state WHEN 0 THEN now + 3600000 END,
      gen_random_uuid(), 1, 1, CASE WHEN number % 2 = 0 THEN 864000000 END
    FROM (SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now) AS clock,
      (VALUES (0, 2000), (1, 20000), (2, 2000)) AS states (state, count),
      generate_series(1, count) AS number;
    INSERT INTO ${schema}.bodies SELECT id, '\\x7b7d' FROM ${schema}.deliveries WHERE state <> 1;
  `;
}
