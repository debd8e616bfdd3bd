import { type dead, done, open } from "../../durable/states.ts";
import type { Database, Query } from "../connections/database.ts";
import { looking, writing } from "./clock.ts";
import type { LeasePlace } from "./leases.ts";
import { toNullable } from "./text.ts";

/** Ends a lease. */
export interface Settling extends LeasePlace {
  /** The state from then on. */
  readonly state: typeof open | typeof done | typeof dead;
  /** The time in ms until it is due again, if it stays open. */
  readonly delayMs?: number;
  /** The reason of its death. */
  readonly reason?: string;
}

/** Ends the leases of what was handled, or failed. */
export class Settlings {
  readonly #database: Database;
  readonly #settle: string;
  readonly #findSettled: string;

  constructor(database: Database) {
    const { deliveries, bodies } = database.names;
    this.#database = database;
    this.#settle = toSettle(deliveries, bodies);
    this.#findSettled = `${looking}
      SELECT id, lease FROM clock, ${deliveries} AS deliveries
      JOIN unnest($2::bigint[], $3::uuid[], $4::smallint[]) AS given (id, lease, state)
        USING (id, lease, state)
      WHERE lease_until IS NULL`;
  }

  /** Settles leases together. Each is settled once, however many try at once. */
  async settleAll(
    settlings: readonly Settling[],
  ): Promise<readonly PromiseSettledResult<boolean>[]> {
    const first = new Map(settlings.toReversed().map((settling) => [keyOf(settling), settling]));
    const settled = await this.#database.run((query, mayBeDone) =>
      this.#run([...first.values()], query, mayBeDone),
    );
    return settlings.map((settling) => {
      const key = keyOf(settling);
      return { status: "fulfilled", value: first.get(key) === settling && settled.has(key) };
    });
  }

  /** Returns the keys of what was settled, also by an earlier try whose answer was lost. */
  async #run(
    settlings: readonly Settling[],
    query: Query,
    mayBeDone: boolean,
  ): Promise<ReadonlySet<string>> {
    const places = [
      settlings.map(({ id }) => id),
      settlings.map(({ lease }) => lease),
      settlings.map(({ state }) => state),
    ];
    const lost = mayBeDone ? await query<LeasePlace>(this.#findSettled, places) : [];
    const rows = await query<LeasePlace>(this.#settle, [
      ...places,
      settlings.map(({ delayMs }) => delayMs),
      settlings.map(({ reason = null }) => toNullable(reason)),
    ]);
    return new Set([...lost, ...rows].map(keyOf));
  }
}

function keyOf({ id, lease }: LeasePlace): string {
  return `${id}/${lease}`;
}

/**
 * Returns the statement that settles leases. It locks rows in the order of their ids, as everything does that locks
 * several. The body of what is done goes, and the key stays, unless its time is over.
 */
export function toSettle(deliveries: string, bodies: string): string {
  return `${writing},
    held AS MATERIALIZED (
      SELECT deliveries.id, deliveries.lease, given.state, given.delay_ms, given.reason,
        given.state = ${done} AND coalesce(stored_at + remember_ms <= now, false) AS is_over
      FROM clock, ${deliveries} AS deliveries
      JOIN unnest($2::bigint[], $3::uuid[], $4::smallint[], $5::bigint[], $6::text[])
        AS given (id, lease, state, delay_ms, reason) USING (id, lease)
      WHERE deliveries.state = ${open} AND lease_until IS NOT NULL
      ORDER BY deliveries.id FOR UPDATE OF deliveries
    ),
    kept AS (
      UPDATE ${deliveries} AS deliveries SET
        state = held.state,
        since = CASE held.state WHEN ${open} THEN since ELSE now END,
        due_at = CASE held.state WHEN ${open} THEN
          CASE WHEN sender_until > now THEN sender_until ELSE now + delay_ms END END,
        lease_until = NULL,
        sender_until = CASE held.state WHEN ${open} THEN sender_until END,
        reason = held.reason,
        bytes = CASE held.state WHEN ${done} THEN 0 ELSE bytes END
      FROM held, clock WHERE deliveries.id = held.id AND NOT is_over
    ),
    forgotten AS (
      DELETE FROM ${deliveries} AS deliveries USING held WHERE deliveries.id = held.id AND is_over
    ),
    emptied AS (
      DELETE FROM ${bodies} AS bodies USING held WHERE bodies.id = held.id AND held.state = ${done}
    )
    SELECT id, lease FROM held`;
}
