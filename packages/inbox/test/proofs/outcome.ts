/** What became of the deliveries of one proof. */
export interface Outcome {
  /** Kills, images, windows: how often the fault came. */
  readonly rounds: number;
  readonly acknowledged: number;
  /** What was acknowledged and is there. */
  readonly kept: number;
  /** What was acknowledged and is not there. */
  readonly lost: number;
  /** What is there and is not what was put, and files that are damaged. */
  readonly corrupt: number;
  /** What was handled, or stored, more than once. */
  readonly repeated: number;
}

/** The outcome of nothing. */
export const noOutcome: Outcome = {
  rounds: 0,
  acknowledged: 0,
  kept: 0,
  lost: 0,
  corrupt: 0,
  repeated: 0,
};

/** Adds outcomes up. */
export function sumOutcomes(outcomes: readonly Outcome[]): Outcome {
  return outcomes.reduce(
    (sum, one) => ({
      rounds: sum.rounds + one.rounds,
      acknowledged: sum.acknowledged + one.acknowledged,
      kept: sum.kept + one.kept,
      lost: sum.lost + one.lost,
      corrupt: sum.corrupt + one.corrupt,
      repeated: sum.repeated + one.repeated,
    }),
    noOutcome,
  );
}
