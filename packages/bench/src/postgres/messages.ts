import type { ContenderPlace } from "../contenders/contender.ts";
import type { Account, Pace } from "./measured.ts";

/** The contender of a process. */
export interface Opened extends ContenderPlace {
  /** Minimum size of a body in bytes. */
  readonly leastBytes: number;
  /** Number of deliveries that are stored before the measurement. */
  readonly keptBefore: number;
}

/** A request to the process. */
export type Request =
  | { readonly kind: "put"; readonly count: number; readonly concurrency: number }
  | { readonly kind: "drain"; readonly count: number }
  | { readonly kind: "judge" }
  | { readonly kind: "account" };

/** Maps the kind of each request to its answer. */
export interface Answers {
  readonly put: Pace;
  /** Null if the contender hands out no deliveries. */
  readonly drain: Pace | null;
  readonly judge: Verdict;
  readonly account: Account;
}

/** Numbers of deliveries that a contender was sent before the measurement, and that it kept. */
export interface Verdict {
  /** Number of deliveries with different keys. */
  readonly sent: number;
  /** Number of times that one more delivery was sent, each time with the same key and at the same time. */
  readonly repeats: number;
  readonly kept: number;
  /** Number of the deliveries with different keys whose bytes are stored unchanged. */
  readonly equal: number;
}
