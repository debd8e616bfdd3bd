import { noOutcome, type Outcome } from "../outcome.ts";
import type { Columns } from "../table.ts";

/** The fate of the deliveries that several receivers of one database shared. */
export interface FleetOutcome extends Outcome {
  /** Deliveries that two handlers had at the same time, unless the first ran out of its time. */
  readonly shared: number;
  /** Deliveries that were handled again after a failure that a receiver logged, and no kill. */
  readonly logged: number;
  /** Deliveries that were handled again although no process that had it was killed, and none logged a failure of it. */
  readonly unforced: number;
  readonly databaseKills: number;
}

/** The outcome of nothing. */
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
