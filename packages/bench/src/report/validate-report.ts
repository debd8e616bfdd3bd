import type { Effort } from "../measure/effort.ts";
import type { Conditions } from "./conditions.ts";
import type { Figures } from "./figures.ts";

/** Everything that a run of `validate` measured. */
export interface ValidateReport {
  readonly conditions: Conditions;
  readonly effort: Effort;
  /** The columns of the table, in their order. */
  readonly contenders: readonly string[];
  readonly accepted: {
    /** Number of documents on which all contenders gave the same verdict before the measurement. */
    readonly documents: number;
  };
  readonly rows: readonly Figures[];
  readonly hostile: readonly HostileFigures[];
}

/** The figures of one order with `items` wrong items. A contender that does not list all issues is absent. */
export interface HostileFigures {
  readonly items: number;
  readonly bytes: number;
  readonly parseNanoseconds: number;
  /** CPU time as a multiple of that of JSON.parse, by the contender. */
  readonly timesOfParse: { readonly [contender: string]: number };
  /** CPU time as a multiple of that of the next smaller order, by the contender. Absent for the smallest order. */
  readonly growth?: { readonly [contender: string]: number };
}
