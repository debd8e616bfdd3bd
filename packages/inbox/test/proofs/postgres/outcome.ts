import { noOutcome, type Outcome } from "../outcome.ts";
import type { Columns } from "../table.ts";

/** What became of the deliveries that several receivers of one database shared. */
export interface FleetOutcome extends Outcome {
  /** What two handlers had at the same time. */
  readonly shared: number;
  /** What was handled again although the handler had not failed, and its process was not killed. */
  readonly unforced: number;
  readonly databaseKills: number;
}

/** The outcome of nothing. */
export const noFleetOutcome: FleetOutcome = {
  ...noOutcome,
  shared: 0,
  unforced: 0,
  databaseKills: 0,
};

/** The columns that only these outcomes have. */
export const fleetColumns: Columns<FleetOutcome> = {
  shared: ({ shared }) => shared,
  unforced: ({ unforced }) => unforced,
  "database kills": ({ databaseKills }) => databaseKills,
};
