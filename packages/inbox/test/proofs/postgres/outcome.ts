import { noOutcome, type Outcome } from "../outcome.ts";
import type { Columns } from "../table.ts";

/** Outcome of the deliveries of several receivers that share one database. */
export interface FleetOutcome extends Outcome {
  /** Number of deliveries with two handlers at the same time, while the first was within its time. */
  readonly shared: number;
  /** Number of deliveries that were handled again after a logged failure, without a kill. */
  readonly logged: number;
  /** Number of deliveries that were handled again without a kill and without a logged failure. */
  readonly unforced: number;
  readonly databaseKills: number;
}

/** Outcome without deliveries. */
export const noFleetOutcome: FleetOutcome = {
  ...noOutcome,
  shared: 0,
  logged: 0,
  unforced: 0,
  databaseKills: 0,
};

/** The columns that only these outcomes have. */
export const fleetColumns: Columns<FleetOutcome> = {
  shared: ({ shared }) => shared,
  logged: ({ logged }) => logged,
  unforced: ({ unforced }) => unforced,
  "database kills": ({ databaseKills }) => databaseKills,
};
