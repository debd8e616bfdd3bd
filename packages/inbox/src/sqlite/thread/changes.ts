import type { DatabaseSync } from "node:sqlite";
import { isChosen } from "../../durable/choose.ts";
import type { InboxRetention } from "../../durable/durations.ts";
import { type DeliveryRow, isForgotten, toListed } from "../../durable/rows.ts";
import { dead, done, open } from "../../durable/states.ts";
import type { ChangeOperation, FoundEntry, SweepResult } from "../../durable/storage.ts";
import type { Times } from "../protocol.ts";
import { prepare, type Statement } from "./statement.ts";

/** Maximum number of keys that one step of the retention deletes. */
const mostForgotten = 1_000;

/** Maximum number of dead and quarantined entries that one step of the retention finds. */
const mostOverdue = 50;

/** Replays and purges entries for the owner, and erases expired entries. */
export class Changes {
  readonly #database: DatabaseSync;
  readonly #retention: InboxRetention;
  readonly #find: Statement<DeliveryRow>;
  readonly #get: Statement<DeliveryRow>;
  readonly #reopen: Statement<never>;
  readonly #deleteBody: Statement<never>;
  readonly #empty: Statement<never>;
  readonly #forget: Statement<never>;
  readonly #forgetOld: Statement<never>;
  readonly #forgetRemembered: Statement<never>;
  readonly #findOverdue: Statement<DeliveryRow>;

  constructor(database: DatabaseSync, retention: InboxRetention) {
    this.#database = database;
    this.#retention = retention;
    this.#find = prepare(database, "SELECT * FROM deliveries WHERE key = ?");
    this.#get = prepare(database, "SELECT * FROM deliveries WHERE id = ?");
    this.#reopen = prepare(
      database,
      `UPDATE deliveries SET state = ${open}, since = ?2, due_at = ?2, attempts = 0, reason = NULL
       WHERE id = ?1`,
    );
    this.#deleteBody = prepare(database, "DELETE FROM bodies WHERE id = ?");
    this.#empty = prepare(
      database,
      `UPDATE deliveries SET state = ${done}, since = ?2, due_at = NULL, lease_until = NULL,
       sender_until = NULL, reason = NULL, bytes = 0 WHERE id = ?1`,
    );
    this.#forget = prepare(database, "DELETE FROM deliveries WHERE id = ?");
    this.#forgetOld = prepare(
      database,
      `DELETE FROM deliveries WHERE id IN (
         SELECT id FROM deliveries WHERE state = ${done} AND since <= ? ORDER BY since LIMIT ${mostForgotten})`,
    );
    this.#forgetRemembered = prepare(
      database,
      `DELETE FROM deliveries WHERE id IN (
         SELECT id FROM deliveries WHERE state = ${done} AND remember_ms IS NOT NULL
         AND stored_at + remember_ms <= ? LIMIT ${mostForgotten})`,
    );
    this.#findOverdue = prepare(
      database,
      `SELECT * FROM deliveries WHERE state >= ${dead} AND since <= ? ORDER BY since LIMIT ${mostOverdue}`,
    );
  }

  /** Makes dead and quarantined entries due again. */
  replay(operation: ChangeOperation, { now }: Times): number {
    const rows = this.#choose(operation, now).filter(({ state }) => state >= dead);
    for (const { id } of rows) this.#reopen.run(id, now);
    return rows.length;
  }

  /** Erases entries. */
  purge(operation: ChangeOperation, times: Times): number {
    const rows = this.#choose(operation, times.now);
    this.#erasing(() => {
      for (const row of rows) {
        if (row.state === done) this.#forget.run(row.id);
        else this.#close(row, times.now, times.aged);
      }
    });
    return rows.length;
  }

  /** Deletes expired keys, and finds expired entries. Each call handles a limited number. */
  sweep({ now, aged }: Times): SweepResult {
    const { keysMs, keptMs } = this.#retention;
    const forgotten = this.#forgetOld.run(aged - keysMs).changes;
    const remembered = this.#forgetRemembered.run(aged).changes;
    const overdue = this.#findOverdue.all(aged - keptMs).map((row) => toListed(row, now));
    const isMore = Math.max(forgotten, remembered) === mostForgotten || overdue.length > 0;
    return { overdue, isMore };
  }

  /** Erases the entries that are still expired. Their keys stay until their own retention ends. */
  drop(keys: readonly string[], { aged }: Times): number {
    const rows = keys
      .map((key) => this.#find.get(key))
      .filter((row) => row !== undefined)
      .filter(({ state, since }) => state >= dead && since <= aged - this.#retention.keptMs);
    this.#erasing(() => {
      for (const row of rows) this.#close(row, row.since, aged);
    });
    return rows.length;
  }

  #choose({ entries, filter }: ChangeOperation, now: number): readonly DeliveryRow[] {
    return entries
      .map((found) => this.#findAgain(found))
      .filter((row) => row !== undefined)
      .filter((row) => isChosen(toListed(row, now), filter));
  }

  #findAgain({ id, since, isDone }: FoundEntry): DeliveryRow | undefined {
    const row = this.#get.get(id);
    return row?.since === since && (row.state === done) === isDone ? row : undefined;
  }

  /** Deletes a body and marks the entry as done at `since`. Also deletes the key if its retention has ended. */
  #close(row: DeliveryRow, since: number, aged: number): void {
    this.#deleteBody.run(row.id);
    if (isForgotten({ ...row, state: done, since }, aged, this.#retention))
      this.#forget.run(row.id);
    else this.#empty.run(row.id, since);
  }

  /** Makes SQLite overwrite deleted data. Otherwise a freed page keeps its bytes until it is used again. */
  #erasing(work: () => void): void {
    this.#database.exec("PRAGMA secure_delete = ON");
    try {
      work();
    } finally {
      this.#database.exec("PRAGMA secure_delete = FAST");
    }
  }
}
