/** One delivery, in the forms that contenders need. All forms are made before the measurement starts. */
export interface Delivery {
  readonly key: string;
  readonly fingerprint: string;
  readonly body: Buffer;
}

/** Queue or inbox that stores deliveries in PostgreSQL and hands them out to workers. */
export interface Contender {
  /** Resolves once the delivery is committed. */
  readonly put: (delivery: Delivery) => Promise<unknown>;
  /**
   * Hands out at least `count` deliveries and marks each as handled. Resolves to the number of deliveries, which may be
   * a few more. Absent if the contender only stores deliveries.
   */
  readonly drain?: (count: number) => Promise<number>;
  /** Counts the waiting deliveries. */
  readonly countWaiting: () => Promise<number>;
  /** Reads the stored body of a waiting delivery. */
  readonly readBody: (key: string) => Promise<Uint8Array | undefined>;
  /** Stores `count` older deliveries with the same body. Half of them wait, and half are done. */
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

/** The place of a contender: a database that no other contender uses. */
export interface ContenderPlace {
  readonly kind: ContenderKind;
  readonly url: string;
  /** The folder of the build of the inbox. */
  readonly folder: string;
}
