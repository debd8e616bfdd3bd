import type { Sending } from "./sending.ts";

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
  /** The time from the first request to the end of the last handler. */
  readonly settledNanoseconds: number;
  /** The delays of the server's event loop, until its handlers had run. */
  readonly loop: LoopDelay;
}

/** The delays of an event loop since the last `start`, in ms: how much later than asked for a timer fired. */
export interface LoopDelay {
  /** The delay that one in a hundred exceeds. */
  readonly p99: number;
  readonly max: number;
}

/** The deliveries that a server accepted in all of its time, and those that were on the disk after its process. */
export interface Kept {
  readonly accepted: number;
  readonly kept: number;
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
  /** By process, then by the name of the server, where it has a disk. */
  readonly kept: readonly { readonly [server: string]: Kept }[];
}
