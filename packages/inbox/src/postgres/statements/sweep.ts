import type { InboxRetention } from "../../durable/durations.ts";
import { toListed } from "../../durable/rows.ts";
import { dead, done } from "../../durable/states.ts";
import type { SweepResult } from "../../durable/storage.ts";
import type { Database } from "../connections/database.ts";
import type { TableNames } from "../schema/names.ts";
import { looking, writing } from "./clock.ts";
import { type TimedRow, toRow } from "./rows.ts";

/**
 * Minimum time in ms between two steps of the retention's clock, and the maximum time in ms that one step adds. So the
 * clock advances by at most an hour a minute.
 */
const agingMs = 30_000;
const mostAgingMs = 30 * 60_000;

/** Maximum number of keys that one step deletes. */
const mostForgotten = 1_000;

/** Maximum number of dead and quarantined entries that one step finds. */
const mostOverdue = 50;

/**
 * Finds expired entries. The retention's clock follows the server's clock slowly, so that a jump ahead erases nothing
 * at once. Only one of several processes runs each step.
 */
export class Sweep {
  readonly #database: Database;
  readonly #retention: InboxRetention;
  readonly #statements: Statements;
  #isMore = false;

  constructor(database: Database, retention: InboxRetention) {
    this.#database = database;
    this.#retention = retention;
    this.#statements = toStatements(database.names);
  }

  /** Deletes expired keys, and finds expired entries. Each call handles a limited number. */
  async step(): Promise<SweepResult> {
    if (!this.#isMore && !(await this.#age())) return { overdue: [], isMore: false };
    const { keysMs, keptMs } = this.#retention;
    const { forgetOld, forgetRemembered, findOverdue } = this.#statements;
    const forgotten = [await this.#count(forgetOld, [keysMs]), await this.#count(forgetRemembered)];
    const rows = await this.#database.look<TimedRow>(findOverdue, [keptMs]);
    this.#isMore = Math.max(...forgotten) === mostForgotten || rows.length > 0;
    return { overdue: rows.map((row) => toListed(toRow(row), row.now)), isMore: this.#isMore };
  }

  /** Advances the retention's clock. Resolves to false if another process has just done so. */
  async #age(): Promise<boolean> {
    return (await this.#count(this.#statements.age)) > 0;
  }

  async #count(statement: string, values: readonly unknown[] = []): Promise<number> {
    const [row] = await this.#database.look<{ readonly count: number }>(statement, values);
    return row?.count ?? 0;
  }
}

type Statements = Readonly<
  Record<"age" | "forgetOld" | "forgetRemembered" | "findOverdue", string>
>;

function toStatements({ deliveries, inbox }: TableNames): Statements {
  const aged = `(SELECT aged FROM ${inbox})`;
  // ORDER BY makes PostgreSQL use the index. Without it, the planner may scan the whole table for a thousand rows.
  const toForget = (condition: string, order: string): string => `${writing},
    old AS MATERIALIZED (
      SELECT id FROM ${deliveries} WHERE state = ${done} AND ${condition}
      ORDER BY ${order} LIMIT ${mostForgotten} FOR UPDATE SKIP LOCKED
    ),
    gone AS (
      DELETE FROM ${deliveries} USING clock WHERE id = ANY (ARRAY(SELECT id FROM old)) RETURNING 1
    )
    SELECT count(*) FROM gone`;
  return {
    age: `${writing},
      aging AS (
        UPDATE ${inbox} SET aged = least(now, aged + ${mostAgingMs}), swept_at = now
        FROM clock WHERE abs(now - swept_at) >= ${agingMs} RETURNING 1
      )
      SELECT count(*) FROM aging`,
    forgetOld: toForget(`since <= ${aged} - $2::bigint`, "since, id"),
    forgetRemembered: toForget(
      `remember_ms IS NOT NULL AND stored_at + remember_ms <= ${aged}`,
      "stored_at + remember_ms",
    ),
    findOverdue: `${looking} SELECT deliveries.*, now FROM clock, ${deliveries} AS deliveries
      WHERE state >= ${dead} AND since <= ${aged} - $2::bigint ORDER BY since, id LIMIT ${mostOverdue}`,
  };
}
