import type { Disk } from "../load/disk.ts";
import type { LoadEffort } from "../load/measured.ts";
import type { Effort } from "../measure/effort.ts";
import type { PostgresEffort, Repeats } from "../postgres/measured.ts";
import type { Conditions } from "../report/conditions.ts";
import type { GoalFigures } from "../report/goals.ts";
import type { HandleFigures } from "../report/handle-figures.ts";
import type { InboxFigures } from "../report/inbox-figures.ts";
import type { LoadFigures } from "../report/load-figures.ts";
import type { PactReport } from "../report/pact-report.ts";
import type { PostgresFigures } from "../report/postgres-figures.ts";
import type { SizesReport } from "../report/sizes-report.ts";
import type { ValidateReport } from "../report/validate-report.ts";
import type { Machine } from "./machine.ts";
import type { Section } from "./section.ts";

/** Everything that a run measured about durable inboxes. */
export interface InboxReport {
  readonly conditions: Conditions;
  readonly disk: Disk;
  readonly effort: LoadEffort;
  readonly rows: readonly InboxFigures[];
  readonly goals: readonly GoalFigures[];
}

/** Everything that a run measured on PostgreSQL. */
export interface PostgresReport {
  readonly conditions: Conditions & {
    /** The version of the server. */
    readonly postgres: string;
  };
  readonly effort: PostgresEffort;
  readonly rows: readonly PostgresFigures[];
  readonly goals: readonly GoalFigures[];
  readonly repeats: readonly Repeats[];
}

/** Everything that a run measured about receivers. */
export interface ReceiverReport {
  readonly conditions: Conditions;
  readonly effort: { readonly load: LoadEffort; readonly handle: Effort };
  readonly load: readonly LoadFigures[];
  readonly handle: readonly HandleFigures[];
}

/** The reports of all parts. */
export interface Reports {
  readonly validate: ValidateReport;
  readonly sizes: SizesReport;
  readonly receiver: ReceiverReport;
  readonly inbox: InboxReport;
  readonly postgres: PostgresReport;
  readonly pact: PactReport;
}

/** All measurements of a run of all parts, and its machine. */
export interface WholeRun {
  readonly machine: Machine;
  readonly reports: Reports;
  /** The reports as text for readers, in the order of the page. */
  readonly sections: readonly Section[];
}
