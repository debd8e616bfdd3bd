import type { dead, done, open } from "../../durable/states.ts";
import type { Database, Query } from "../connections/database.ts";
import { looking } from "./clock.ts";
import { type LeasePlace, toLease } from "./leases.ts";
import { toSettle } from "./settle.ts";
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
      WHERE deliveries.id = ANY ($2::bigint[]) AND lease_until IS NULL`;
  }

  /** Settles leases together. Each is settled once, however many try at once. */
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
    const rows = await query<LeasePlace>(this.#settle, [
      ...places,
      settlings.map(({ delayMs }) => delayMs),
      settlings.map(({ reason = null }) => toNullable(reason)),
    ]);
    // It is looked for afterwards: an earlier try may go on until then, and holds the rows meanwhile.
    const lost = mayBeDone ? await query<LeasePlace>(this.#findSettled, places) : [];
    return new Set([...lost, ...rows].map(toLease));
  }
}
