import type { ContenderPlace } from "../contenders/contender.ts";
import type { Account, Pace } from "./measured.ts";

/** The contender of a process. */
export interface Opened extends ContenderPlace {
  /** The least size of a body. */
  readonly leastBytes: number;
  /** The number of deliveries that it keeps before. */
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
  /** Null if the contender gives nothing out. */
  readonly drain: Pace | null;
  readonly judge: Verdict;
  readonly account: Account;
}

/** The findings about a contender: what it kept of deliveries that it was sent before anything is measured. */
export interface Verdict {
  /** The number of deliveries with keys of their own. */
  readonly sent: number;
  /** The number of times that one more was sent, all with the same key and at the same time. */
  readonly repeats: number;
  readonly kept: number;
  /** The number of those sent whose bytes are kept as they were. */
  readonly equal: number;
}
