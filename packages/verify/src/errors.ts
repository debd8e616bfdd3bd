/** All reasons for a verification without a report. The README has a fix for each. */
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

/** Parts of an error's message. None contains the secret. */
export interface VerifyErrorDetails {
  /** Option by its command-line name if it has one, or a URL, or a file with a JSON pointer. */
  readonly place: string;
  readonly expected: string;
  readonly found: string;
  /** One or two sentences on how to fix the problem. */
  readonly fix: string;
  readonly cause?: unknown;
}

/**
 * Invalid input, or a run that could not finish. Its message may quote external text without
 * escaping.
 */
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

/** Address at which users report bugs. */
export const issuesUrl = "https://github.com/order-webhooks/order-webhooks/issues";

/** Advice on a bug of the command. */
export const pleaseReport: string = `Please report this at ${issuesUrl}.`;

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
    expected: "to run to the end",
    found: "a signal to stop",
    fix: "Run it again.",
  });
}
