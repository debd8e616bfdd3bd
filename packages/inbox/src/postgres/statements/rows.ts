import type { DeliveryRow } from "../../durable/rows.ts";
import { fromColumn, fromNullable } from "./text.ts";

/** Row of the table, and the time at which it was read. */
export interface TimedRow extends DeliveryRow {
  readonly now: number;
  /** Key, if the key's column contains its hash. */
  readonly long_key: string | null;
}

/** Decodes the texts of a row. */
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
