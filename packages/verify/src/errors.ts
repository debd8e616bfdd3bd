/** Every reason why a verification gives no report. The README says what to do about each. */
export const verifyErrorCodes = [
  "argument_invalid",
  "option_invalid",
  "event_unknown",
  "purpose_unknown",
  "example_unknown",
  "path_unknown",
  "data_unreadable",
  "data_invalid",
  "address_remote",
  "secret_missing",
  "report_unwritable",
  "receiver_unreachable",
  "observation_unreadable",
  "pact_missing",
  "pact_unreadable",
  "pact_invalid",
  "broker_unreachable",
  "broker_refused",
  "broker_unexpected",
  "publish_failed",
  "verifier_missing",
  "verifier_timed_out",
  "verifier_failed",
  "stopped",
  "unexpected",
] as const;

/** One of {@link verifyErrorCodes}. */
export type VerifyErrorCode = (typeof verifyErrorCodes)[number];

/** The parts of an error's message. None holds the secret. */
export interface VerifyErrorDetails {
  /** An option by its name on the command line where it has one, an address, or a file with a JSON pointer. */
  readonly place: string;
  readonly expected: string;
  readonly found: string;
  /** One or two sentences on how to fix it. */
  readonly fix: string;
  readonly cause?: unknown;
}

/** An input that cannot be used, or a run that could not end. Its message may quote text of others as it came. */
export class VerifyError extends Error {
  override readonly name = "VerifyError";
  readonly code: VerifyErrorCode;
  readonly place: string;

  constructor(code: VerifyErrorCode, details: VerifyErrorDetails) {
    const { place, expected, found, fix } = details;
    super(
      `[${code}] ${place}: expected ${expected}, got ${found}. ${fix}`,
      "cause" in details ? { cause: details.cause } : undefined,
    );
    this.code = code;
    this.place = place;
  }
}

/** Recognizes a {@link VerifyError} by its name. */
export function isVerifyError(error: unknown): error is VerifyError {
  return error instanceof Error && error.name === "VerifyError";
}

/** Throws if the caller has stopped the run. */
export function throwIfStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw stopped();
}

/** Makes the error of a run that its caller stopped. */
export function stopped(): VerifyError {
  return new VerifyError("stopped", {
    place: "run",
    expected: "to end",
    found: "a signal to stop",
    fix: "Run it again.",
  });
}
