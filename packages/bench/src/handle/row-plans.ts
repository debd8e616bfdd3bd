/** The plan of one row about `handle` in one process. */
export interface HandlePlan {
  readonly name: string;
  /** The end of what is timed: the response, or the end of all handlers. */
  readonly until: "response" | "idle";
  /** The least size of a body. */
  readonly leastBytes: number;
  /** The number of deliveries that the receiver has handled before. */
  readonly handledBefore: number;
  /** The number of deliveries before the event loop turns. A busy server reads some 32 at a time. */
  readonly burst: number;
}

/** More than a memory inbox remembers by default, so that it forgets one delivery for each that it stores. */
export const manyDeliveries = 150_000;

const usual = { until: "response", leastBytes: 0, handledBefore: 0, burst: 32 } as const;

/** The rows, in the order of the table. */
export const handlePlans: readonly HandlePlan[] = [
  { ...usual, name: "handle" },
  { ...usual, name: "handle, 64 KB", leastBytes: 64_000, burst: 8 },
  { ...usual, name: "handle, after 150,000 deliveries", handledBefore: manyDeliveries },
  { ...usual, name: "handle, until idle", until: "idle" },
];
