/** The length of a measurement. */
export interface Effort {
  /** The number of processes for each row. */
  readonly processes: number;
  /** The number of blocks of each candidate in each process. */
  readonly blocks: number;
  readonly blockMs: number;
  readonly warmUpMs: number;
}

/** CPU time of one input in nanoseconds, by the name of the runner, from consecutive blocks. */
export interface Round {
  readonly [runner: string]: number;
}
