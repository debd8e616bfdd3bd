import type { InboxPlace } from "../candidates/inboxes.ts";

/** The server of a process. */
export type Served =
  | { readonly kind: "bare" }
  | { readonly kind: "receiver"; readonly folder: string; readonly handledBefore: number }
  | { readonly kind: "inbox"; readonly inbox: InboxPlace };

/** A request to the process: `start` begins to observe its event loop, `settle` waits for all handlers. Each reads. */
export type Request = "start" | "read" | "settle";

/** A reading of the process. */
export interface Reading {
  readonly cpuNanoseconds: number;
  readonly handled: number;
  readonly loop: LoopDelay;
}

/** The delays of an event loop since the last `start`, in ms: how much later than asked for a timer fired. */
export interface LoopDelay {
  /** The delay that one in a hundred exceeds. */
  readonly p99: number;
  readonly max: number;
}
