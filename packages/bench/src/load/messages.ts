import type { InboxPlace } from "../candidates/inboxes.ts";
import type { LoopDelay } from "./measured.ts";

/** The server of a process. */
export type Served =
  | { readonly kind: "bare" }
  | { readonly kind: "receiver"; readonly folder: string; readonly handledBefore: number }
  | { readonly kind: "inbox"; readonly inbox: InboxPlace; readonly concurrency?: number };

/**
 * A request to the process. `start` begins to observe its event loop, and `settle` waits for all handlers. The response
 * to each request is a reading.
 */
export type Request = "start" | "read" | "settle";

/** A reading of the process. */
export interface Reading {
  readonly cpuNanoseconds: number;
  readonly handled: number;
  readonly loop: LoopDelay;
}
