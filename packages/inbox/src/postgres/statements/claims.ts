import { randomUUID } from "node:crypto";
import type { Claim } from "@order-webhooks/receiver";
import { toEntry } from "../../durable/rows.ts";
import { open } from "../../durable/states.ts";
import type { Database } from "../connections/database.ts";
import { toBodyOf } from "./body-of.ts";
import { writing } from "./clock.ts";
import { toLease } from "./leases.ts";
import { type TimedRow, toRow } from "./rows.ts";

/** Time in ms within which a claim with a lost answer can be found. */
const lostMs = 60_000;

/** Claims due entries. */
export class Claims {
  readonly #database: Database;
  readonly #claim: string;
  readonly #findLost: string;

  constructor(database: Database) {
    const { deliveries, bodies } = database.names;
    this.#database = database;
    // Skip rows that another transaction has locked, because it claims or changes them.
    this.#claim = `${writing},
      due AS MATERIALIZED (
        SELECT id, due_at FROM ${deliveries}
        WHERE state = ${open} AND due_at <= (SELECT now FROM clock)
        ORDER BY due_at, id LIMIT $2 FOR UPDATE SKIP LOCKED
      )
      UPDATE ${deliveries} AS deliveries
      SET lease = $3, lease_until = now + $4, due_at = now + $4, attempts = attempts + 1
      FROM clock, due, ${toBodyOf(bodies, "due")}
      WHERE deliveries.id = due.id
      RETURNING deliveries.*, body, due.due_at AS was_due_at`;
    this.#findLost = `${writing}
      SELECT deliveries.*, body, due_at AS was_due_at
      FROM clock, ${deliveries} AS deliveries, ${toBodyOf(bodies, "deliveries")}
      WHERE state = ${open} AND due_at > (SELECT now FROM clock) + $3 - ${lostMs}
        AND due_at <= (SELECT now FROM clock) + $3 AND lease = $2 AND lease_until IS NOT NULL`;
  }

  /** Claims due entries, those first that are due for the longest time. */
  async claim(limit: number, leaseMs: number): Promise<readonly Claim[]> {
    const lease = randomUUID();
    const rows = await this.#database.run(async (query, mayBeDone) => {
      const lost = mayBeDone ? await query<ClaimedRow>(this.#findLost, [lease, leaseMs]) : [];
      return lost.length > 0 ? lost : query<ClaimedRow>(this.#claim, [limit, lease, leaseMs]);
    });
    return rows.toSorted(byDueTime).map(toClaim);
  }
}

interface ClaimedRow extends TimedRow {
  readonly body: Uint8Array;
  readonly lease: string;
  readonly was_due_at: number;
}

function byDueTime(one: ClaimedRow, other: ClaimedRow): number {
  return one.was_due_at - other.was_due_at || one.id - other.id;
}

function toClaim(row: ClaimedRow): Claim {
  const { id, lease, attempts, sender_until, body } = row;
  const entry = toEntry(toRow(row), body);
  return {
    entry,
    lease: toLease({ id, lease }),
    attempt: attempts,
    awaitsSender: sender_until !== null,
  };
}
