/** The server of a process. */
export type Served =
  | { readonly kind: "bare" }
  | { readonly kind: "receiver"; readonly folder: string; readonly handledBefore: number };

/** A request to the process: `settle` waits for all handlers before it reads. */
export type Request = "read" | "settle";

/** A reading of the process. */
export interface Reading {
  readonly cpuNanoseconds: number;
  readonly handled: number;
}
