import { isChosen } from "../../durable/choose.ts";
import type { InboxRetention } from "../../durable/durations.ts";
import { isForgotten, toListed } from "../../durable/rows.ts";
import { dead, done, open } from "../../durable/states.ts";
import type { ChangeOperation } from "../../durable/storage.ts";
import type { Database, Query } from "../connections/database.ts";
import type { TableNames } from "../schema/names.ts";
import { writing } from "./clock.ts";
import { type TimedRow, toRow } from "./rows.ts";
import { toKeyColumn } from "./text.ts";

/** Replays and purges entries for the owner, and erases expired entries. */
export class Changes {
  readonly #database: Database;
  readonly #retention: InboxRetention;
  readonly #statements: Statements;

  constructor(database: Database, retention: InboxRetention) {
    this.#database = database;
    this.#retention = retention;
    this.#statements = toStatements(database.names);
  }

  /** Makes dead and quarantined entries due again. */
  replay(operation: ChangeOperation): Promise<number> {
    return this.#database.inTransaction(async (query) => {
      const rows = (await this.#choose(query, operation)).filter(({ state }) => state >= dead);
      await query(this.#statements.reopen, [rows.map(({ id }) => id)]);
      return rows.length;
    });
  }

  /** Erases entries. For a handled entry, also erases the key. */
  purge(operation: ChangeOperation): Promise<number> {
    return this.#database.inTransaction(async (query) => {
      const rows = await this.#choose(query, operation);
      const closed = rows.filter(({ state }) => state !== done);
      await this.#delete(
        query,
        rows.filter(({ state }) => state === done),
      );
      await this.#close(
        query,
        closed.map((row) => ({ ...row, since: row.now })),
      );
      return rows.length;
    });
  }

  /** Erases the entries that are still expired. Their keys stay until their own retention ends. */
  drop(keys: readonly string[]): Promise<number> {
    return this.#database.inTransaction(async (query) => {
      const values = [keys.map(toKeyColumn), this.#retention.keptMs];
      const rows = await query<TimedRow>(this.#statements.lockOverdue, values);
      await this.#close(query, rows);
      return rows.length;
    });
  }

  /** Locks the entries that have not changed since the scan and that the filter still selects. */
  async #choose(query: Query, { entries, filter }: ChangeOperation): Promise<readonly TimedRow[]> {
    const found = new Map(entries.map((entry) => [entry.id, entry]));
    const rows = await query<TimedRow>(this.#statements.lock, [[...found.keys()]]);
    return rows.map(toRow).filter((row) => {
      const { since, isDone } = found.get(row.id) ?? {};
      const isSame = row.since === since && (row.state === done) === isDone;
      return isSame && isChosen(toListed(row, row.now), filter);
    });
  }

  /** Deletes bodies and marks the entries as done at `since`. Also deletes keys whose retention has ended. */
  async #close(query: Query, rows: readonly TimedRow[]): Promise<void> {
    const isOver = (row: TimedRow): boolean =>
      isForgotten({ ...row, state: done }, row.now, this.#retention);
    const closed = rows.filter((row) => !isOver(row));
    const { empty, deleteBodies } = this.#statements;
    await query(deleteBodies, [rows.map(({ id }) => id)]);
    await query(empty, [closed.map(({ id }) => id), closed.map(({ since }) => since)]);
    await this.#delete(query, rows.filter(isOver));
  }

  async #delete(query: Query, rows: readonly TimedRow[]): Promise<void> {
    await query(this.#statements.delete, [rows.map(({ id }) => id)]);
  }
}

type Statements = Readonly<
  Record<"lock" | "lockOverdue" | "reopen" | "empty" | "deleteBodies" | "delete", string>
>;

function toStatements({ deliveries, bodies, inbox }: TableNames): Statements {
  const lock = `${writing} SELECT deliveries.*, now FROM clock, ${deliveries} AS deliveries`;
  const inOrder = "ORDER BY deliveries.id FOR UPDATE OF deliveries";
  return {
    lock: `${lock} WHERE id = ANY ($2::bigint[]) ${inOrder}`,
    lockOverdue: `${lock} WHERE key = ANY ($2::text[]) AND state + 0 >= ${dead}
      AND since <= (SELECT aged FROM ${inbox}) - $3::bigint ${inOrder}`,
    reopen: `${writing} UPDATE ${deliveries}
      SET state = ${open}, since = now, due_at = now, attempts = 0, reason = NULL
      FROM clock WHERE id = ANY ($2::bigint[])`,
    empty: `${writing} UPDATE ${deliveries} AS deliveries
      SET state = ${done}, since = given.since, due_at = NULL, lease_until = NULL, sender_until = NULL,
        reason = NULL, bytes = 0
      FROM clock, unnest($2::bigint[], $3::bigint[]) AS given (id, since)
      WHERE deliveries.id = given.id AND deliveries.id = ANY ($2::bigint[])`,
    deleteBodies: `${writing} DELETE FROM ${bodies} USING clock WHERE id = ANY ($2::bigint[])`,
    delete: `${writing} DELETE FROM ${deliveries} USING clock WHERE id = ANY ($2::bigint[])`,
  };
}
