import type { Build } from "../candidates/builds.ts";
import type { Sending } from "./client.ts";
import type { LoadPlan } from "./row-plans.ts";

/** The server that all receivers are compared with. */
export const bare = "bare";

/** The length of a measurement over HTTP. */
export interface LoadEffort {
  /** The number of processes of each server in each row, one after the other. */
  readonly processes: number;
  /** The number of slices of each process. */
  readonly rounds: number;
  /** The least deliveries to each server before anything is measured. */
  readonly warmUpDeliveries: number;
  /** The share of the row's deliveries that a slice has. */
  readonly share: number;
}

/** The deliveries of one slice to one server. */
export interface Slice extends Sending {
  /** The CPU time of the server, until its handlers had run. */
  readonly cpuNanoseconds: number;
  /** The number of times that the handler ran. */
  readonly handled: number;
  /** The number of accepted deliveries that were not handled when the last response came. */
  readonly backlog: number;
}

/** Slices that followed each other, by the name of the server. */
export interface LoadRound {
  readonly [server: string]: Slice;
}

/** The measurements of a row. */
export interface LoadMeasured {
  readonly name: string;
  readonly connections: number;
  /** The size of a body. */
  readonly bytes: number;
  /** The number of deliveries of a slice. */
  readonly deliveries: number;
  /** By process, then by round. */
  readonly processes: readonly (readonly LoadRound[])[];
}

/** The task of measuring one row. */
export interface LoadTask {
  readonly plan: LoadPlan;
  readonly builds: readonly Build[];
  readonly effort: LoadEffort;
  /** The folder for a CPU profile of each receiver, if they are wanted. */
  readonly profiles?: string;
}
