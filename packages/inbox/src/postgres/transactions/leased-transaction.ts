import type pg from "pg";
import { done, open } from "../../durable/states.ts";
import { answerMs, toTimed } from "../connections/timed-statement.ts";
import type { TableNames } from "../schema/names.ts";
import { looking } from "../statements/clock.ts";
import type { LeasePlace } from "../statements/leases.ts";
import { toSettle } from "../statements/settle.ts";

/** The time in ms for a commit, which waits for disks, and for standbys where they are synchronous. */
const commitMs = 15_000;

/** The bounds in ms of what the server allows to a transaction. */
const leastMs = 5_000;
const mostMs = 2_147_483_647;

/** Says how a delivery is marked handled. */
export interface Mark {
  /** True if its key is forgotten at once, with its row. */
  readonly is_over: boolean;
}

/** The steps of a transaction around a handler's work. Nothing of it stays on the connection. */
export class LeasedTransaction {
  readonly #statements: Statements;
  readonly #offsetMs: () => number;

  constructor(names: TableNames, offsetMs: () => number) {
    this.#statements = toStatements(names);
    this.#offsetMs = offsetMs;
  }

  /** Begins one, and looks at the lease without locking its row. Resolves to false if the lease is lost. */
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

/** The time in ms after which the server sees that the connection of a statement that runs is gone. */
const checkMs = 1_000;

/**
 * The server gives a transaction the rest of its lease, and then ends it by itself: its process may be stopped. A
 * server before version 17 bounds only each statement, and each pause. Of a connection that is gone it knows at once,
 * and on Linux from version 14 on also while a statement runs.
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
