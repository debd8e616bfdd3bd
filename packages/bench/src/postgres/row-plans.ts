/** The plan of one row about PostgreSQL. */
export interface PostgresPlan {
  readonly name: string;
  /** The number of deliveries that are sent at the same time. */
  readonly concurrency: number;
  /** Number of deliveries that are stored before the measurement. */
  readonly keptBefore: number;
  /** The number of deliveries of a slice. */
  readonly deliveries: number;
  /** True if the row also has the peers that send one job at a time. These take most of the row's time. */
  readonly hasSingle: boolean;
}

const usual = { concurrency: 64, keptBefore: 0, deliveries: 10_000, hasSingle: false };

/** The rows, in the order of the table. */
export const postgresPlans: readonly PostgresPlan[] = [
  { ...usual, name: "64 sends", hasSingle: true },
  { ...usual, name: "8 sends", concurrency: 8, deliveries: 5_000 },
  { ...usual, name: "256 sends", concurrency: 256 },
  { ...usual, name: "64 sends, many kept", keptBefore: 100_000 },
];

/** The row whose older deliveries take minutes to store. */
export const millionPlan: PostgresPlan = {
  ...usual,
  name: "64 sends, a million kept",
  keptBefore: 1_000_000,
};
