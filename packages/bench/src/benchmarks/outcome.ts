/** The length of a run: that of a part's own command, that of a run of all parts, or one for tests. */
export type Length = "full" | "brief" | "quick";

/** The options of the measurement of a part. */
export interface MeasureOptions {
  /** The folder of another build of the same package. */
  readonly against?: string;
  /** The rows with this text in their name. */
  readonly only: string;
  readonly effort: Length;
  /** The folder for CPU profiles of receivers. */
  readonly profiles?: string;
  /** Adds the row with a million deliveries. */
  readonly million: boolean;
}

/** A report and the messages of counts that make it worthless, or the reasons why nothing was measured. */
export type Outcome<R> =
  | { readonly ok: true; readonly report: R; readonly problems?: readonly string[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Measures a part. */
export type Measure<R> = (options: MeasureOptions) => Promise<Outcome<R>>;
