import type { Build } from "../candidates/builds.ts";
import type { Effort, Round } from "../measure/effort.ts";
import type { HandlePlan } from "./row-plans.ts";

/** Name of the runner with which all receivers are compared. It only verifies and parses. */
export const floor = "verify and parse";

/** The task of measuring one row in one process. */
export interface HandleTask {
  readonly plan: HandlePlan;
  readonly builds: readonly Build[];
  readonly effort: Effort;
}

/**
 * The task of one process. Judging is not timed. It runs in a separate process, so that it does not influence the
 * optimizer of measured processes.
 */
export type Task =
  | { readonly kind: "judge"; readonly builds: readonly Build[] }
  | ({ readonly kind: "measure" } & HandleTask);

/** Numbers of deliveries to one receiver, and of its handler runs. */
export interface Counts {
  readonly sent: number;
  readonly accepted: number;
  /** The number of times that the handler ran. */
  readonly handled: number;
}

/** The measurements of a row by one process. */
export interface HandleMeasured {
  /** The size of a body. */
  readonly bytes: number;
  readonly rounds: readonly Round[];
  /** By the name of the build. */
  readonly counts: { readonly [build: string]: Counts };
}

/** The measurements of a row by every process. */
export interface HandleRepeated {
  readonly plan: HandlePlan;
  readonly processes: readonly HandleMeasured[];
}
