/** Outcome of the deliveries of one proof. */
export interface Outcome {
  /** Number of faults: kills, images or windows. */
  readonly rounds: number;
  readonly acknowledged: number;
  /** Number of acknowledged deliveries that are there. */
  readonly kept: number;
  /** Number of acknowledged deliveries that are not there. */
  readonly lost: number;
  /** Number of deliveries that differ from the put ones, and of damaged files. */
  readonly corrupt: number;
  /** Number of deliveries that were handled or stored more than once. */
  readonly repeated: number;
}

/** Outcome without deliveries. */
export const noOutcome: Outcome = {
  rounds: 0,
  acknowledged: 0,
  kept: 0,
  lost: 0,
  corrupt: 0,
  repeated: 0,
};

/** Adds outcomes. */
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
