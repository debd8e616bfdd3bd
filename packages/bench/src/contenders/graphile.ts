import { Logger, makeWorkerUtils, type Runner, run, type WorkerUtils } from "graphile-worker";
import pg from "pg";
import type { Contender, Delivery } from "./contender.ts";
import { groupSends } from "./grouping.ts";
import { countRows } from "./insert.ts";

/** The task of the contenders. */
export const task = "deliver";

const logger = new Logger(() => () => {});

/** A worker of graphile-worker, and what adds jobs to it, over one pool of connections. */
export interface Graphile {
  readonly pool: pg.Pool;
  readonly utils: WorkerUtils;
  /** Starts a worker as the documentation has it for many short jobs. */
  readonly work: (handle: () => Promise<void>) => Promise<Runner>;
  readonly close: () => Promise<void>;
}

/** Connects to graphile-worker, and makes its tables. */
export async function connectGraphile(url: string): Promise<Graphile> {
  const pool = new pg.Pool({ connectionString: url, max: 25 });
  // It says so in the log if a pool has none.
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
 * Opens graphile-worker with the key of a delivery as the key of its job. With `addJob` the mode is the one that
 * leaves a job as it is. `addJobs` has no modes. The bytes travel as base64: JSON has no other form that keeps them.
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
      // It keeps nothing of a job that is done, so that all of them wait.
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

/** Runs a worker until so many jobs are done. It may do a few more, until it has stopped. */
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
