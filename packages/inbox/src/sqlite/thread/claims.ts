import type { DatabaseSync } from "node:sqlite";
import type { Claim } from "@order-webhooks/receiver";
import { type DeliveryRow, toEntry } from "../../durable/rows.ts";
import { dead, done, open } from "../../durable/states.ts";
import type { Times } from "../protocol.ts";
import { type Leases, readLease, toLease } from "./leases.ts";
import { prepare, type Statement } from "./statement.ts";

type DueRow = DeliveryRow & { readonly body: Uint8Array };

/** Claims due entries, and settles them. */
export class Claims {
  readonly #leases: Leases;
  readonly #findDue: Statement<DueRow>;
  readonly #lease: Statement<never>;
  readonly #finish: Statement<Pick<DeliveryRow, "stored_at" | "remember_ms">>;
  readonly #deleteBody: Statement<never>;
  readonly #forget: Statement<never>;
  readonly #delay: Statement<never>;
  readonly #bury: Statement<never>;
  readonly #endAll: Statement<never>;

  constructor(database: DatabaseSync, leases: Leases) {
    this.#leases = leases;
    this.#findDue = prepare(
      database,
      `SELECT deliveries.*, body FROM deliveries JOIN bodies USING (id)
       WHERE state = ${open} AND due_at <= ? ORDER BY due_at, id LIMIT ?`,
    );
    this.#lease = prepare(
      database,
      "UPDATE deliveries SET lease = ?2, lease_until = ?3, due_at = ?3, attempts = ?4 WHERE id = ?1",
    );
    this.#finish = prepare(
      database,
      `UPDATE deliveries SET state = ${done}, since = ?3, ${settled}, bytes = 0
       WHERE ${isHeld} RETURNING stored_at, remember_ms`,
    );
    this.#deleteBody = prepare(database, "DELETE FROM bodies WHERE id = ?");
    this.#forget = prepare(database, "DELETE FROM deliveries WHERE id = ?");
    this.#delay = prepare(
      database,
      `UPDATE deliveries SET lease_until = NULL, due_at = CASE WHEN sender_until > ?3 THEN sender_until ELSE ?4 END
       WHERE ${isHeld}`,
    );
    this.#endAll = prepare(
      database,
      `UPDATE deliveries SET lease_until = NULL, due_at = ifnull(sender_until, stored_at)
       WHERE state = ${open} AND lease_until IS NOT NULL`,
    );
    this.#bury = prepare(
      database,
      `UPDATE deliveries SET state = ${dead}, since = ?3, ${settled}, reason = ?4 WHERE ${isHeld}`,
    );
  }

  claim(limit: number, leaseMs: number, now: number): readonly Claim[] {
    return this.#findDue.all(now, limit).map((row) => {
      const lease = this.#leases.next();
      const attempt = row.attempts + 1;
      this.#lease.run(row.id, lease, now + leaseMs, attempt);
      const awaitsSender = row.sender_until !== null;
      const entry = toEntry(row, row.body);
      return { entry, lease: toLease(row.id, lease), attempt, awaitsSender };
    });
  }

  /** Deletes the body, and also the key if its retention has ended. */
  done(text: string, { now, aged }: Times): boolean {
    const { id, lease } = readLease(text);
    const row = this.#finish.get(id, lease, now);
    if (row === undefined) return false;
    this.#deleteBody.run(id);
    if (row.remember_ms !== null && row.stored_at + row.remember_ms <= aged) this.#forget.run(id);
    return true;
  }

  /** Ends every lease. Entries that wait for a resend of the vendor keep waiting. All others become due. */
  endAll(): void {
    this.#endAll.run();
  }

  retry(text: string, delayMs: number, now: number): boolean {
    const { id, lease } = readLease(text);
    return this.#delay.run(id, lease, now, now + delayMs).changes === 1;
  }

  dead(text: string, reason: string, now: number): boolean {
    const { id, lease } = readLease(text);
    return this.#bury.run(id, lease, now, reason).changes === 1;
  }
}

/** Condition for the newest lease of an entry that is not settled. */
const isHeld = `id = ?1 AND lease = ?2 AND state = ${open} AND lease_until IS NOT NULL`;

const settled = "due_at = NULL, lease_until = NULL, sender_until = NULL";
