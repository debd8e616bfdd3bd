import type { BodyBuffer } from "./body-buffer.ts";
import type { RequestHead } from "./request.ts";
import type { RefusalCode } from "./responses.ts";

/** A request from an adapter to a server: its head, and a function that reads its body. */
export interface IncomingRequest extends RequestHead {
  /**
   * Reads the whole body. The receiver calls it at most once, and only after the header checks.
   *
   * @returns the bytes, or the code of the response if reading fails: `internal_error` if other code has read the body
   */
  readonly readBody: (reading: BodyReading) => Promise<Uint8Array | RefusalCode>;
}

/** Buffer and time limit for a body. */
export interface BodyReading {
  /** Collects the pieces within the memory limits. */
  readonly buffer: BodyBuffer;
  /** Time for the whole body in milliseconds. */
  readonly timeoutMs: number;
}
