import { ReceiverError } from "../errors.ts";
import { toSettings } from "./settings.ts";

/** What the receiver gives a request at most. The vendor waits ten seconds for an answer. */
export interface Limits {
  /** Largest body; 1 MiB unless told. A larger one is refused even if it is authentic. */
  readonly maxBodyBytes: number;
  /** Memory for all bodies that are being read at the same time; 64 MiB unless told. */
  readonly maxBufferedBytes: number;
  /** Largest header block; 16 KiB unless told. */
  readonly maxHeaderBytes: number;
  /** How long the headers may take; 5 s unless told. Only a server of `./node` can hold it. */
  readonly headersTimeoutMs: number;
  /** How long the body may take after the headers; 5 s unless told. */
  readonly bodyTimeoutMs: number;
  /** How long the inbox may take to store; 4 s unless told, so that an answer comes within nine. */
  readonly storeTimeoutMs: number;
}

const defaults: Limits = {
  maxBodyBytes: 1024 * 1024,
  maxBufferedBytes: 64 * 1024 * 1024,
  maxHeaderBytes: 16 * 1024,
  headersTimeoutMs: 5_000,
  bodyTimeoutMs: 5_000,
  storeTimeoutMs: 4_000,
};

/**
 * Fills in what was left out.
 *
 * @throws ReceiverError `limits_invalid` for an unknown name, anything but a positive whole number, a
 * time longer than a timer takes, or if all bodies together may be smaller than one.
 */
export function toLimits(given: Partial<Limits> = {}): Limits {
  const limits = toSettings(given, defaults, { option: "limits", code: "limits_invalid" });
  if (limits.maxBufferedBytes >= limits.maxBodyBytes) return limits;
  const message =
    "limits.maxBufferedBytes: expected room for one body of limits.maxBodyBytes at least.";
  throw new ReceiverError("limits_invalid", message);
}
