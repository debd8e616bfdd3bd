/** The plan of one row about `handle` in one process. */
export interface HandlePlan {
  readonly name: string;
  /** End of the timed work: the response, or the end of all handlers. */
  readonly until: "response" | "idle";
  /** Minimum size of a body in bytes. */
  readonly leastBytes: number;
  /** Number of deliveries that the receiver has handled before the measurement. */
  readonly handledBefore: number;
  /** Number of deliveries in one turn of the event loop. A busy server reads about 32 at a time. */
  readonly burst: number;
}

/** More deliveries than a memory inbox remembers by default, so that it forgets one delivery for each new one. */
export const manyDeliveries = 150_000;

const usual = { until: "response", leastBytes: 0, handledBefore: 0, burst: 32 } as const;

/** The rows, in the order of the table. */
export const handlePlans: readonly HandlePlan[] = [
  { ...usual, name: "handle" },
  { ...usual, name: "handle, 64 KB", leastBytes: 64_000, burst: 8 },
  { ...usual, name: "handle, after 150,000 deliveries", handledBefore: manyDeliveries },
  { ...usual, name: "handle, until idle", until: "idle" },
];
