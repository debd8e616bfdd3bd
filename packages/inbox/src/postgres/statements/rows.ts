import type { DeliveryRow } from "../../durable/rows.ts";
import { fromColumn, fromNullable } from "./text.ts";

/** One row of the table, and the time at which it was read. */
export interface TimedRow extends DeliveryRow {
  readonly now: number;
  /** The key, if its column holds its hash. */
  readonly long_key: string | null;
}

/** Returns a row with its texts as they were before the table held them. */
export function toRow<Row extends TimedRow>(row: Row): Row {
  return {
    ...row,
    key: fromColumn(row.long_key ?? row.key),
    fingerprint: fromColumn(row.fingerprint),
    event: fromNullable(row.event),
    purpose: fromNullable(row.purpose),
    raw_event: fromNullable(row.raw_event),
    reason: fromNullable(row.reason),
  };
}
