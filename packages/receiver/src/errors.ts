/** Stable code of a mistake. The README explains each code. */
export type ReceiverErrorCode =
  | "options_invalid"
  | "option_unknown"
  | "secret_missing"
  | "secret_blank"
  | "secret_invalid"
  | "body_invalid"
  | "path_invalid"
  | "raw_paths_invalid"
  | "purposes_invalid"
  | "handler_missing"
  | "handlers_invalid"
  | "event_unknown"
  | "purpose_unknown"
  | "callback_invalid"
  | "inbox_invalid"
  | "concurrency_invalid"
  | "limits_invalid"
  | "retry_invalid"
  | "processing_invalid"
  | "host_invalid"
  | "listen_failed"
  | "output_failed"
  | "argument_invalid"
  | "adapter_wrong"
  | "replay_unfiltered"
  | "purge_unfiltered"
  | "filter_invalid"
  | "request_invalid"
  | "transaction_refused"
  | "timed_out"
  | "receiver_closed";

/** The parts of an error's message. They contain no secret and no content of a request. */
export interface ReceiverErrorDetails {
  /** The wrong option or argument, such as `limits.maxBodyBytes`. */
  readonly place: string;
  readonly expected: string;
  readonly found: string;
  /** Advice on the fix, as a sentence. */
  readonly fix: string;
  readonly cause?: unknown;
}

/** Reports a programmer's mistake, or a handler that did not end in time. Expected failures are values instead. */
export class ReceiverError extends Error {
  override readonly name = "ReceiverError";
  readonly code: ReceiverErrorCode;
  /** The wrong option or argument, as in the message. */
  readonly place: string;

  constructor(code: ReceiverErrorCode, details: ReceiverErrorDetails) {
    const { place, expected, found, fix } = details;
    super(
      `[${code}] ${place}: expected ${expected}, got ${found}. ${fix}`,
      "cause" in details ? { cause: details.cause } : undefined,
    );
    this.code = code;
    this.place = place;
  }
}

/**
 * Checks for a ReceiverError by its name, so that an error from another copy of this package or another realm counts.
 */
export function isReceiverError(value: unknown): value is ReceiverError {
  const isObject = typeof value === "object" && value !== null;
  return isObject && "name" in value && value.name === "ReceiverError";
}
