import type { BodyBuffer } from "./body-buffer.ts";
import type { RequestHead } from "./request.ts";
import type { RefusalCode } from "./responses.ts";

/** A request, as an adapter to a server hands it over: its head, and a way to its body. */
export interface IncomingRequest extends RequestHead {
  /**
   * Reads the body to its end. It runs once at most, and only after the head was found good.
   *
   * @returns the bytes, or the code of the response if they cannot be had: `internal_error` if something
   * else has read them
   */
  readonly readBody: (reading: BodyReading) => Promise<Uint8Array | RefusalCode>;
}

/** The room and the time for a body. */
export interface BodyReading {
  /** Collects the pieces, within the limits on memory. */
  readonly buffer: BodyBuffer;
  /** The time for the whole body, in milliseconds. */
  readonly timeoutMs: number;
}
