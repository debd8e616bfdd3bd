/**
 * The length of a run: `full` for the command of one part, `brief` for a run of all parts, and `quick` for `--quick`.
 */
export type Length = "full" | "brief" | "quick";

/** The options of the measurement of a part. */
export interface MeasureOptions {
  /** The folder of another build of the same package. */
  readonly against?: string;
  /** Measures only the rows whose name contains this text. */
  readonly only: string;
  readonly effort: Length;
  /** The folder for CPU profiles of receivers. */
  readonly profiles?: string;
  /** Adds the row with a million deliveries. */
  readonly million: boolean;
}

/** A report with messages about wrong counts that make it worthless, or the reasons why nothing was measured. */
export type Outcome<R> =
  | { readonly ok: true; readonly report: R; readonly problems?: readonly string[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Measures a part. */
export type Measure<R> = (options: MeasureOptions) => Promise<Outcome<R>>;
