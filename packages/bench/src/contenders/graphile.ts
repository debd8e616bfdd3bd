import { Logger, makeWorkerUtils, type Runner, run, type WorkerUtils } from "graphile-worker";
import pg from "pg";
import type { Contender, Delivery } from "./contender.ts";
import { groupSends } from "./grouping.ts";
import { countRows } from "./insert.ts";

/** The task of the contenders. */
export const task = "deliver";

const logger = new Logger(() => () => {});

/** Utilities and worker of graphile-worker, which share one pool of connections. */
export interface Graphile {
  readonly pool: pg.Pool;
  readonly utils: WorkerUtils;
  /** Starts a worker with the settings that the documentation recommends for many short jobs. */
  readonly work: (handle: () => Promise<void>) => Promise<Runner>;
  readonly close: () => Promise<void>;
}

/** Connects to graphile-worker, and makes its tables. */
export async function connectGraphile(url: string): Promise<Graphile> {
  const pool = new pg.Pool({ connectionString: url, max: 25 });
  // Without a listener for errors, graphile-worker logs a warning about the pool.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const utils = await makeWorkerUtils({ pgPool: pool, logger });
  await utils.migrate();
  return {
    pool,
    utils,
    work: (handle) =>
      run({
        pgPool: pool,
        logger,
        noHandleSignals: true,
        taskList: { [task]: handle },
        parsedCronItems: [],
        preset: {
          worker: {
            concurrentJobs: 64,
            localQueue: { size: 500 },
            completeJobBatchDelay: 0,
            failJobBatchDelay: 0,
          },
        },
      }),
    close: async () => {
      await utils.release();
      await pool.end();
    },
  };
}

/**
 * Opens graphile-worker with the key of a delivery as the key of its job. `addJob` uses the mode that leaves an
 * existing job unchanged. `addJobs` has no modes. The body is sent as base64, because JSON cannot contain bytes.
 */
export async function openGraphile(url: string, isGrouped: boolean): Promise<Contender> {
  const { pool, utils, work, close } = await connectGraphile(url);
  const addAll = groupSends((deliveries: readonly Delivery[]) =>
    utils.addJobs(
      deliveries.map(({ key, body }) => ({
        identifier: task,
        payload: toPayload(body),
        jobKey: key,
      })),
    ),
  );
  const addOne = ({ key, body }: Delivery) =>
    utils.addJob(task, toPayload(body), { jobKey: key, jobKeyMode: "unsafe_dedupe" });
  return {
    put: isGrouped ? addAll : addOne,
    drain: (count) => runJobs(work, count),
    countWaiting: () => countRows(pool, jobs),
    readBody: async (key) => {
      const { rows } = await pool.query(`SELECT payload FROM ${jobs} WHERE key = $1`, [key]);
      return rows[0] && Buffer.from(String(rows[0].payload.body), "base64");
    },
    fill: async (count, body) => {
      // graphile-worker deletes finished jobs, so only the waiting half is stored.
      await pool.query(insertMany, [task, toPayload(body), Math.ceil(count / 2)]);
      await pool.query(`VACUUM (ANALYZE) ${jobs}`);
    },
    close,
  };
}

const jobs = "graphile_worker._private_jobs";

function toPayload(body: Buffer): object {
  return { body: body.toString("base64") };
}

/**
 * Runs a worker until `count` jobs are done, and returns the number of finished jobs. The worker may finish a few more
 * jobs before it has stopped.
 */
async function runJobs(work: Graphile["work"], count: number): Promise<number> {
  let handled = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  const runner = await work(async () => {
    handled += 1;
    if (handled === count) resolve();
  });
  await promise;
  await runner.stop();
  return handled;
}

const insertMany = `
  WITH task AS (
    INSERT INTO graphile_worker._private_tasks AS tasks (identifier) VALUES ($1)
    ON CONFLICT (identifier) DO UPDATE SET identifier = excluded.identifier RETURNING id
  )
  INSERT INTO ${jobs} (task_id, payload, key)
  SELECT task.id, $2::json, 'before ' || at FROM task, generate_series(1, $3::int) AS at`;
