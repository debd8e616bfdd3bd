import { ReceiverError } from "../errors.ts";
import { toNumbers } from "../numbers.ts";
import type { Processing } from "./processing.ts";

/** Limits of one request, and of all requests together. The vendor waits ten seconds for a response. */
export interface Limits {
  /** Maximum size of a body in bytes, 1 MiB by default. Larger bodies are refused even if they are authentic. */
  readonly maxBodyBytes: number;
  /** Maximum memory in bytes for all bodies that are being read, 64 MiB by default. */
  readonly maxBufferedBytes: number;
  /**
   * Maximum size of all headers in bytes, 16 KiB by default. Only `createNodeServer` and `receiver.fetch` enforce it.
   */
  readonly maxHeaderBytes: number;
  /** Time for the headers in milliseconds, 5 s by default. Only a server of `createNodeServer` enforces it. */
  readonly headersTimeoutMs: number;
  /** Time for the body after the headers in milliseconds, 5 s by default. */
  readonly bodyTimeoutMs: number;
  /**
   * Time for the inbox to store a delivery in milliseconds, 4 s by default. Together with the time for the body, the
   * response then takes at most 9 s.
   */
  readonly storeTimeoutMs: number;
  /**
   * Time for one call of a handler or callback in milliseconds, 30 s by default. With `processing: "before-response"`
   * the default is 8 s, counted from the complete body, because the vendor waits ten seconds for the response.
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

/** The default of `handlerTimeoutMs` with `before-response`. */
const beforeResponseMs = 8_000;

/**
 * Adds the defaults.
 *
 * @throws ReceiverError `option_unknown` for an unknown name. `limits_invalid` for anything but a positive whole
 * number, for a time longer than a timer supports, or for a buffer smaller than one body.
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
    expected: `at least limits.maxBodyBytes (${limits.maxBodyBytes})`,
    found: String(limits.maxBufferedBytes),
    fix: "Raise limits.maxBufferedBytes, or lower limits.maxBodyBytes.",
  });
}
