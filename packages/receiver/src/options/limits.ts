import { ReceiverError } from "../errors.ts";
import { toNumbers } from "../numbers.ts";
import type { Processing } from "./processing.ts";

/** Limits what one request, and all requests together, may take. The vendor waits ten seconds for an answer. */
export interface Limits {
  /** The largest body, 1 MiB by default. A larger one is refused even if it is authentic. */
  readonly maxBodyBytes: number;
  /** The memory for all bodies that are being read at the same time, 64 MiB by default. */
  readonly maxBufferedBytes: number;
  /** The largest header block, 16 KiB by default. A server of `createNodeServer` and `receiver.fetch` hold it. */
  readonly maxHeaderBytes: number;
  /** The time for the headers, 5 s by default. Only a server of `createNodeServer` holds it. */
  readonly headersTimeoutMs: number;
  /** The time for the body after the headers, 5 s by default. */
  readonly bodyTimeoutMs: number;
  /** The time for the inbox to store, 4 s by default, so that a response comes within nine. */
  readonly storeTimeoutMs: number;
  /**
   * The time for one call of a handler or callback, 30 s by default. With `processing: "before-response"` it is
   * 8 s by default, and counts from the whole body: the vendor waits ten seconds for the response.
   */
  readonly handlerTimeoutMs: number;
}

const defaults: Limits = {
  maxBodyBytes: 1024 * 1024,
  maxBufferedBytes: 64 * 1024 * 1024,
  maxHeaderBytes: 16 * 1024,
  headersTimeoutMs: 5_000,
  bodyTimeoutMs: 5_000,
  storeTimeoutMs: 4_000,
  handlerTimeoutMs: 30_000,
};

/** The default of `handlerTimeoutMs` while the vendor waits. */
const beforeResponseMs = 8_000;

/**
 * Fills in what was left out.
 *
 * @throws ReceiverError `option_unknown` for an unknown name. `limits_invalid` for anything but a positive
 * whole number, a time longer than a timer takes, or a buffer that does not hold one body.
 */
export function toLimits(
  given: Partial<Limits> = {},
  processing: Processing = "after-response",
): Limits {
  const isBefore = processing === "before-response";
  const own = isBefore ? { ...defaults, handlerTimeoutMs: beforeResponseMs } : defaults;
  const limits = toNumbers(given, own, { option: "limits", code: "limits_invalid" });
  if (limits.maxBufferedBytes >= limits.maxBodyBytes) return limits;
  throw new ReceiverError("limits_invalid", {
    place: "limits.maxBufferedBytes",
    expected: `room for one body, so limits.maxBodyBytes (${limits.maxBodyBytes}) or more`,
    found: String(limits.maxBufferedBytes),
    fix: "Raise limits.maxBufferedBytes, or lower limits.maxBodyBytes.",
  });
}
