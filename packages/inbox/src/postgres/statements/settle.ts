import { done, open } from "../../durable/states.ts";
import { writing } from "./clock.ts";

/**
 * Returns the statement that settles leases. It locks rows in the order of their ids, like every statement that locks
 * several rows. For handled deliveries it deletes the body. It also deletes the row if the retention of the key has
 * ended (`is_over`).
 *
 * `state + 0` prevents the use of the index of open rows, and lists of ids replace joins. If nothing waited when
 * PostgreSQL analyzed the tables, it would otherwise read all waiting rows for each group.
 */
export function toSettle(deliveries: string, bodies: string): string {
  return `${writing},
    held AS MATERIALIZED (
      SELECT deliveries.id, deliveries.lease, given.state, given.delay_ms, given.reason,
        given.state = ${done} AND coalesce(stored_at + remember_ms <= now, false) AS is_over
      FROM clock, ${deliveries} AS deliveries
      JOIN unnest($2::bigint[], $3::uuid[], $4::smallint[], $5::bigint[], $6::text[])
        AS given (id, lease, state, delay_ms, reason) USING (id, lease)
      WHERE deliveries.id = ANY ($2::bigint[]) AND deliveries.state + 0 = ${open}
        AND lease_until IS NOT NULL
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
      DELETE FROM ${deliveries} WHERE id = ANY (ARRAY(SELECT id FROM held WHERE is_over))
    ),
    emptied AS (
      DELETE FROM ${bodies} WHERE id = ANY (ARRAY(SELECT id FROM held WHERE state = ${done}))
    )
    SELECT id, lease, is_over FROM held`;
}
