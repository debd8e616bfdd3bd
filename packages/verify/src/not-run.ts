import { isVerifyError, stopped, type VerifyErrorCode } from "./errors.ts";
import { toOneLine } from "./text/one-line.ts";

/** Outcome of a verification without a report. */
export interface NotRun {
  readonly ran: false;
  readonly code: VerifyErrorCode;
  /** Option by its command-line name if it has one, or a URL, or a file with a JSON pointer. */
  readonly place: string;
  readonly message: string;
}

/**
 * Turns a {@link VerifyError} into an outcome whose texts have one line each. Rethrows any other
 * error, which is a bug of this package.
 */
export function toNotRun(error: unknown, signal?: AbortSignal): NotRun {
  if (!isVerifyError(error)) throw error;
  // Errors after the caller stopped the run are a result of that.
  const { code, place, message } = signal?.aborted ? stopped() : error;
  return { ran: false, code, place: toOneLine(place), message: toOneLine(message) };
}
