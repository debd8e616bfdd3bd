import type { dead, done, open } from "../../durable/states.ts";
import type { Database, Query } from "../connections/database.ts";
import { looking } from "./clock.ts";
import { type LeasePlace, toLease } from "./leases.ts";
import { toSettle } from "./settle.ts";
import { toNullable } from "./text.ts";

/** New state for a lease. */
export interface Settling extends LeasePlace {
  /** New state of the entry. */
  readonly state: typeof open | typeof done | typeof dead;
  /** Time in ms until the entry is due again, if it stays open. */
  readonly delayMs?: number;
  /** Reason of a dead letter. */
  readonly reason?: string;
}

/** Settles the leases of handled and failed deliveries. */
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
      WHERE deliveries.id = ANY ($2::bigint[]) AND lease_until IS NULL`;
  }

  /** Settles leases together. Of several settlings of one lease, only one succeeds. */
  async settleAll(
    settlings: readonly Settling[],
  ): Promise<readonly PromiseSettledResult<boolean>[]> {
    const first = new Map(settlings.toReversed().map((settling) => [toLease(settling), settling]));
    const settled = await this.#database.run((query, mayBeDone) =>
      this.#run([...first.values()], query, mayBeDone),
    );
    return settlings.map((settling) => {
      const key = toLease(settling);
      return { status: "fulfilled", value: first.get(key) === settling && settled.has(key) };
    });
  }

  /** Resolves to the settled leases, including those of an earlier attempt with a lost answer. */
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
    const rows = await query<LeasePlace>(this.#settle, [
      ...places,
      settlings.map(({ delayMs }) => delayMs),
      settlings.map(({ reason = null }) => toNullable(reason)),
    ]);
    // This must be the second query, because an earlier attempt may still run and hold the rows until then.
    const lost = mayBeDone ? await query<LeasePlace>(this.#findSettled, places) : [];
    return new Set([...lost, ...rows].map(toLease));
  }
}
