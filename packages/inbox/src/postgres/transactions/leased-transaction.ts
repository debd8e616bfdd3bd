import type pg from "pg";
import { done, open } from "../../durable/states.ts";
import { answerMs, toTimed } from "../connections/timed-statement.ts";
import type { TableNames } from "../schema/names.ts";
import { looking } from "../statements/clock.ts";
import type { LeasePlace } from "../statements/leases.ts";
import { toSettle } from "../statements/settle.ts";

/** Time limit in ms for a commit, which waits for disks and for synchronous standbys. */
const commitMs = 15_000;

/** Minimum and maximum of the server's time limit in ms for a transaction. */
const leastMs = 5_000;
const mostMs = 2_147_483_647;

/** Result of marking a delivery as handled. */
export interface Mark {
  /** True if the row was deleted at once, because the retention of its key has ended. */
  readonly is_over: boolean;
}

/** Steps of a transaction around a handler's work. They leave no state on the connection. */
export class LeasedTransaction {
  readonly #statements: Statements;
  readonly #offsetMs: () => number;

  constructor(names: TableNames, offsetMs: () => number) {
    this.#statements = toStatements(names);
    this.#offsetMs = offsetMs;
  }

  /** Begins a transaction, and checks the lease without locking its row. Resolves to false if the lease is lost. */
  async begin(client: pg.PoolClient, { id, lease }: LeasePlace): Promise<boolean> {
    await ask(client, "BEGIN ISOLATION LEVEL READ COMMITTED");
    const { rows } = await ask(client, this.#statements.bound, [this.#offsetMs(), id, lease]);
    return rows.length > 0;
  }

  /** Marks the delivery of a lease as handled. Resolves to undefined if the lease is lost. */
  async finish(client: pg.PoolClient, { id, lease }: LeasePlace): Promise<Mark | undefined> {
    const values = [this.#offsetMs(), [id], [lease], [done], [null], [null]];
    const { rows } = await ask<Mark>(client, this.#statements.settle, values);
    return rows[0];
  }

  /** Commits. Resolves to false if the server rolled back instead. */
  async commit(client: pg.PoolClient): Promise<boolean> {
    const { command } = await ask(client, "COMMIT", [], commitMs);
    return command === "COMMIT";
  }

  async rollBack(client: pg.PoolClient): Promise<void> {
    await ask(client, "ROLLBACK");
  }
}

function ask<Row extends pg.QueryResultRow>(
  client: pg.PoolClient,
  text: string,
  values: unknown[] = [],
  ms: number = answerMs,
): Promise<pg.QueryResult<Row>> {
  return client.query(toTimed(text, values, ms));
}

type Statements = Readonly<Record<"bound" | "settle", string>>;

/** Interval in ms at which the server checks the connection while a statement runs. */
const checkMs = 1_000;

/**
 * Returns the statements. The server ends a transaction at the end of its lease, because its process may be stopped.
 * Before version 17 the server limits only each statement, and each pause. It detects a lost connection at once. While
 * a statement runs, it does so only on Linux, from version 14 on.
 */
function toStatements({ deliveries, bodies }: TableNames): Statements {
  const bound = `${looking}
    SELECT set_config('statement_timeout', ms, true),
      set_config('idle_in_transaction_session_timeout', ms, true),
      CASE WHEN current_setting('transaction_timeout', true) IS NOT NULL
        THEN set_config('transaction_timeout', ms, true) END,
      CASE WHEN current_setting('client_connection_check_interval', true) IS NOT NULL AND version() LIKE '%linux%'
        THEN set_config('client_connection_check_interval', '${checkMs}', true) END
    FROM (
      SELECT least(greatest(lease_until - now, ${leastMs}), ${mostMs})::text AS ms
      FROM clock, ${deliveries}
      WHERE id = $2 AND lease = $3 AND state + 0 = ${open} AND lease_until IS NOT NULL
    ) AS held`;
  return { bound, settle: toSettle(deliveries, bodies) };
}
