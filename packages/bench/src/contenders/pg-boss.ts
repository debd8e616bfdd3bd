import { createHash } from "node:crypto";
import pg from "pg";
import { type JobInsert, PgBoss } from "pg-boss";
import type { Contender, Delivery } from "./contender.ts";
import { drainInBatches } from "./drain.ts";
import { groupSends } from "./grouping.ts";
import { countRows } from "./insert.ts";

/** The queue of the contenders. */
export const queue = "deliveries";

/** Starts pg-boss as a client that only sends and fetches. In production, another process would maintain the queue. */
export async function startBoss(url: string): Promise<PgBoss> {
  const boss = new PgBoss({ connectionString: url, max: 10, supervise: false, schedule: false });
  await boss.start();
  return boss;
}

/**
 * Opens pg-boss with job IDs derived from the keys. Of the documented ways, only this one stores a key once even after
 * its job is done. The body is sent as base64, which is faster than the parsed delivery, and the only form that keeps
 * its bytes.
 */
export async function openPgBoss(url: string, isGrouped: boolean): Promise<Contender> {
  const boss = await startBoss(url);
  await boss.createQueue(queue);
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const insertAll = (jobs: readonly KeyedJob[]) =>
    boss.insert(
      queue,
      jobs.map(({ job }) => job),
    );
  const insert = groupSends(insertAll);
  return {
    put: (delivery) => {
      const { key, job } = toJob(delivery);
      return isGrouped ? insert({ key, job }) : boss.send(queue, job.data, { id: job.id });
    },
    drain: (count) =>
      drainInBatches(count, async (limit) => {
        const jobs = await boss.fetch(queue, { batchSize: limit });
        if (jobs.length > 0)
          await boss.complete(
            queue,
            jobs.map(({ id }) => id),
          );
        return jobs.length;
      }),
    countWaiting: () => countRows(pool, "pgboss.job WHERE state = 'created'"),
    readBody: async (key) => {
      const { rows } = await pool.query("SELECT data FROM pgboss.job WHERE id = $1", [toUuid(key)]);
      return rows[0] && Buffer.from(String(rows[0].data.body), "base64");
    },
    fill: async (count, body) => {
      await pool.query(insertMany, [count, toData(body), queue]);
      await pool.query("VACUUM (ANALYZE) pgboss.job");
    },
    close: async () => {
      await boss.stop({ graceful: false });
      await pool.end();
    },
  };
}

interface KeyedJob {
  readonly key: string;
  readonly job: { readonly id: string; readonly data: object } & JobInsert;
}

function toJob({ key, body }: Delivery): KeyedJob {
  return { key, job: { id: toUuid(key), data: toData(body) } };
}

function toData(body: Buffer): object {
  return { body: body.toString("base64") };
}

/** Returns the job ID for a key: a UUID of version 8, made from the key's SHA-256 hash. */
export function toUuid(key: string): string {
  const hex = createHash("sha256").update(key).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const insertMany = `
  INSERT INTO pgboss.job (name, data, state, completed_on)
  SELECT $3, $2::jsonb, (CASE at % 2 WHEN 0 THEN 'created' ELSE 'completed' END)::pgboss.job_state,
    CASE at % 2 WHEN 1 THEN now() END
  FROM generate_series(1, $1::int) AS at`;
