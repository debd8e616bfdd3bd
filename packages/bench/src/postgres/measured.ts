/** The length of a measurement. */
export interface PostgresEffort {
  /** The number of processes of each contender in each row, one after the other. */
  readonly processes: number;
  /** The number of slices of each process. */
  readonly rounds: number;
  /** The number of slices of each process before anything is measured. */
  readonly warmUpRounds: number;
  /** The share of the row's deliveries that a slice has. */
  readonly share: number;
  /** The share of the row's deliveries that are kept before. */
  readonly keptShare: number;
}

/** Deliveries that a contender was sent, or gave out, in one go. */
export interface Pace {
  readonly deliveries: number;
  readonly nanoseconds: number;
  /** The CPU time of the contender's process: of the client, and not of the database. */
  readonly cpuNanoseconds: number;
}

/** One slice of one contender. */
export interface PostgresSlice {
  readonly put: Pace;
  /** Absent if the contender gives nothing out. */
  readonly drain?: Pace;
}

/** Slices that followed each other, by the name of the contender. */
export interface PostgresRound {
  readonly [contender: string]: PostgresSlice;
}

/** The deliveries that a contender was sent in all of its time, those that it gave out, and those that wait at its end. */
export interface Account {
  readonly sent: number;
  readonly taken: number;
  readonly waiting: number;
  /** The number that waited before. */
  readonly waitedBefore: number;
}

/** The measurements of a row. */
export interface PostgresMeasured {
  readonly name: string;
  /** The number of deliveries that are sent at the same time. */
  readonly concurrency: number;
  /** The number of deliveries that were kept before. */
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

/** The number of times that a key is sent at the same time. */
export const sendsAtOnce = 20;

/** The number of times that handlers run for one key that came again and again. Sound is 1, 0 and 0. */
export interface Repeats {
  readonly name: string;
  /** For the first sends, all at the same time. */
  readonly first: number;
  /** For as many sends while the first are handled. */
  readonly whileHandled: number;
  /** For as many sends after they were handled. */
  readonly afterwards: number;
  /** The sends that rejected. */
  readonly rejected: number;
}
