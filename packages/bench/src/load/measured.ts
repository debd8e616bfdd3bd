import type { Sending } from "./sending.ts";

/** The length of a measurement over HTTP. */
export interface LoadEffort {
  /** The number of processes of each server in each row, one after the other. */
  readonly processes: number;
  /** The number of slices of each process. */
  readonly rounds: number;
  /** Minimum number of deliveries to each server before the measurement. */
  readonly warmUpDeliveries: number;
  /** Number of deliveries of a slice, as a share of the row's deliveries. */
  readonly share: number;
}

/** The deliveries of one slice to one server. */
export interface Slice extends Sending {
  /** CPU time of the server until its last handler has run. */
  readonly cpuNanoseconds: number;
  /** The number of times that the handler ran. */
  readonly handled: number;
  /** The number of accepted deliveries that were not handled when the last response came. */
  readonly backlog: number;
  /** The time from the first request to the end of the last handler. */
  readonly settledNanoseconds: number;
  /** Delays of the server's event loop until its last handler has run. */
  readonly loop: LoopDelay;
}

/** Delays of an event loop since the last `start`: how many milliseconds a timer fired too late. */
export interface LoopDelay {
  /** The delay that one in a hundred firings exceeds. */
  readonly p99: number;
  readonly max: number;
}

/**
 * Number of deliveries that a server accepted while it ran, and number of deliveries on the disk after its process
 * ended.
 */
export interface Kept {
  readonly accepted: number;
  readonly kept: number;
}

/** Consecutive slices, one for each server, by the name of the server. */
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
  /** By process, then by the name of the server. Only servers with an inbox on the disk are present. */
  readonly kept: readonly { readonly [server: string]: Kept }[];
}
