import { toOneLine } from "./text/one-line.ts";

/** Every reason why a verification gives no report. The README says what to do about each. */
export const verifyErrorCodes = [
  "argument_invalid",
  "option_invalid",
  "secret_missing",
  "report_unwritable",
  "receiver_unreachable",
  "observation_unreadable",
  "pact_missing",
  "pact_unreadable",
  "pact_invalid",
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

/** An input that cannot be used, or a run that could not end. Its message is one line and stands alone. */
export class VerifyError extends Error {
  override readonly name = "VerifyError";
  readonly code: VerifyErrorCode;
  readonly place: string;

  constructor(code: VerifyErrorCode, details: VerifyErrorDetails) {
    const { place, expected, found, fix } = details;
    super(
      toOneLine(`[${code}] ${place}: expected ${expected}, got ${found}. ${fix}`),
      "cause" in details ? { cause: details.cause } : undefined,
    );
    this.code = code;
    this.place = toOneLine(place);
  }
}

/** Recognizes a {@link VerifyError} by its name. */
export function isVerifyError(error: unknown): error is VerifyError {
  return error instanceof Error && error.name === "VerifyError";
}

/** The outcome of a verification that gives no report. */
export interface NotRun {
  readonly ran: false;
  readonly code: VerifyErrorCode;
  /** An option by its name on the command line where it has one, an address, or a file with a JSON pointer. */
  readonly place: string;
  readonly message: string;
}

/** Turns an error into an outcome. Throws what is no {@link VerifyError}: a fault of this package. */
export function toNotRun(error: unknown, signal?: AbortSignal): NotRun {
  if (!isVerifyError(error)) throw error;
  // An error after the caller stopped the run comes of that.
  const { code, place, message } = signal?.aborted ? stopped() : error;
  return { ran: false, code, place, message };
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
