/** One delivery, in the forms that contenders take. All of them are made before the time is taken. */
export interface Delivery {
  readonly key: string;
  readonly fingerprint: string;
  readonly body: Buffer;
}

/** Something that keeps deliveries in PostgreSQL, and gives them out again. */
export interface Contender {
  /** Resolves once the delivery is committed. */
  readonly put: (delivery: Delivery) => Promise<unknown>;
  /**
   * Gives out so many deliveries, or a few more, and settles each as handled. Resolves to their number. Absent if it
   * only keeps them.
   */
  readonly drain?: (count: number) => Promise<number>;
  /** Counts the deliveries that wait. */
  readonly countWaiting: () => Promise<number>;
  /** Reads the bytes of one that waits. */
  readonly readBody: (key: string) => Promise<Uint8Array | undefined>;
  /** Adds deliveries that were kept before: half of them wait, and half are done. It keeps one text for all. */
  readonly fill: (count: number, body: Buffer) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The contenders. */
export type ContenderKind =
  | "inbox"
  | "insert"
  | "pg-boss send"
  | "pg-boss insert"
  | "graphile addJob"
  | "graphile addJobs";

/** The place of a contender: a database of its own. */
export interface ContenderPlace {
  readonly kind: ContenderKind;
  readonly url: string;
  /** The folder of the build of the inbox. */
  readonly folder: string;
}
