import type { Build } from "../candidates/builds.ts";
import type { Effort, Round } from "./effort.ts";

/** Name of the runner with which all others are compared. */
export const yardstick = "JSON.parse";

/** The task of one process. */
export interface Task {
  /**
   * Judging finds wrong verdicts of candidates. It is not timed. It runs in a separate process, so that it does not
   * influence the optimizer of measured processes.
   */
  readonly kind: "judge" | "measure";
  readonly rows: readonly string[];
  readonly builds: readonly Build[];
  readonly effort: Effort;
}

/** The task of a process that measures orders whose items are all wrong. */
export interface HostileTask {
  readonly kind: "hostile";
  /** The numbers of items, from the smallest. */
  readonly sizes: readonly number[];
  readonly builds: readonly Build[];
}

/** The measurements of one order. */
export interface MeasuredHostile {
  readonly items: number;
  readonly bytes: number;
  readonly rounds: readonly Round[];
}

/** The measurements of a row by one process. */
export interface MeasuredRow {
  readonly name: string;
  readonly documents: number;
  /** The mean size of a document. */
  readonly bytes: number;
  readonly rounds: readonly Round[];
}

/** The measurements of a row by every process. */
export interface RepeatedRow extends Omit<MeasuredRow, "rounds"> {
  readonly processes: readonly MeasuredRow["rounds"][];
}

/** Rows that were measured, or the messages of wrong verdicts. */
export type Measured<R> =
  | {
      readonly ok: true;
      readonly rows: readonly R[];
      /**
       * Number of deliveries in the corpus that every candidate judged, in addition to those of the rows. Only judging
       * sets it.
       */
      readonly judged?: number;
    }
  | { readonly ok: false; readonly problems: readonly string[] };
