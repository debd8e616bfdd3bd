/** The length of a measurement. */
export interface PostgresEffort {
  /** The number of processes of each contender in each row, one after the other. */
  readonly processes: number;
  /** The number of slices of each process. */
  readonly rounds: number;
  /** Number of slices of each process before the measurement. */
  readonly warmUpRounds: number;
  /** Number of deliveries of a slice, as a share of the row's deliveries. */
  readonly share: number;
  /** Share of the row's older deliveries that are stored before the measurement. */
  readonly keptShare: number;
}

/** Number and time of deliveries that a contender stored, or handed out, without a pause. */
export interface Pace {
  readonly deliveries: number;
  readonly nanoseconds: number;
  /** CPU time of the contender's process, which is the client. The database's time is not included. */
  readonly cpuNanoseconds: number;
}

/** One slice of one contender. */
export interface PostgresSlice {
  readonly put: Pace;
  /** Absent if the contender hands out no deliveries. */
  readonly drain?: Pace;
}

/** Consecutive slices, one for each contender, by the name of the contender. */
export interface PostgresRound {
  readonly [contender: string]: PostgresSlice;
}

/** Numbers of deliveries that a contender was sent, that it handed out, and that wait when its process ends. */
export interface Account {
  readonly sent: number;
  readonly taken: number;
  readonly waiting: number;
  /** Number of deliveries that waited before the first one was sent. */
  readonly waitedBefore: number;
}

/** The measurements of a row. */
export interface PostgresMeasured {
  readonly name: string;
  /** The number of deliveries that are sent at the same time. */
  readonly concurrency: number;
  /** Number of deliveries that were stored before the measurement. */
  readonly keptBefore: number;
  /** The size of a body. */
  readonly bytes: number;
  /** The number of deliveries of a slice. */
  readonly deliveries: number;
  /** By process, then by round. */
  readonly processes: readonly (readonly PostgresRound[])[];
  /** By process, then by the name of the contender. */
  readonly accounts: readonly { readonly [contender: string]: Account }[];
}

/** Number of times that one key is sent at the same time. */
export const sendsAtOnce = 20;

/** Number of handler runs for one key that is sent repeatedly. A correct inbox has 1, 0 and 0. */
export interface Repeats {
  readonly name: string;
  /** Handler runs for the first sends, which are all at the same time. */
  readonly first: number;
  /** Handler runs for as many sends while the first delivery is being handled. */
  readonly whileHandled: number;
  /** Handler runs for as many sends after all others were handled. */
  readonly afterwards: number;
  /** Number of rejected sends. */
  readonly rejected: number;
}
