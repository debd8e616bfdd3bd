import pg from "pg";
import type { Contender } from "./contender.ts";

/**
 * Opens the simplest way to store deliveries, with which all contenders are compared. It runs one INSERT for each
 * delivery over a pool of ten connections. It has one table, and no index for a worker.
 */
export async function openInsert(url: string): Promise<Contender> {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  await pool.query(
    "CREATE TABLE deliveries (key text PRIMARY KEY, fingerprint text NOT NULL, body bytea NOT NULL)",
  );
  return {
    put: ({ key, fingerprint, body }) =>
      pool.query("INSERT INTO deliveries VALUES ($1, $2, $3) ON CONFLICT (key) DO NOTHING", [
        key,
        fingerprint,
        body,
      ]),
    countWaiting: () => countRows(pool, "deliveries"),
    readBody: async (key) => {
      const { rows } = await pool.query("SELECT body FROM deliveries WHERE key = $1", [key]);
      return rows[0]?.body;
    },
    fill: async (count, body) => {
      await pool.query(
        "INSERT INTO deliveries SELECT 'before ' || at, md5(at::text), $2 FROM generate_series(1, $1::int) AS at",
        [count, body],
      );
      await pool.query("VACUUM (ANALYZE) deliveries");
    },
    close: () => pool.end(),
  };
}

/** Counts the rows of a table. The text may have a condition after the table's name. */
export async function countRows(pool: pg.Pool, tableAndCondition: string): Promise<number> {
  const { rows } = await pool.query(`SELECT count(*)::int AS count FROM ${tableAndCondition}`);
  return Number(rows[0]?.count);
}
