import { isVerifyError, stopped, type VerifyErrorCode } from "./errors.ts";
import { toOneLine } from "./text/one-line.ts";

/** The outcome of a verification that gives no report. */
export interface NotRun {
  readonly ran: false;
  readonly code: VerifyErrorCode;
  /** An option by its name on the command line where it has one, an address, or a file with a JSON pointer. */
  readonly place: string;
  readonly message: string;
}

/** Turns an error into an outcome, whose texts are one line each. Throws what is no {@link VerifyError}: a fault of this package. */
export function toNotRun(error: unknown, signal?: AbortSignal): NotRun {
  if (!isVerifyError(error)) throw error;
  // An error after the caller stopped the run comes of that.
  const { code, place, message } = signal?.aborted ? stopped() : error;
  return { ran: false, code, place: toOneLine(place), message: toOneLine(message) };
}
