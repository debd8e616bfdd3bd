import { isVerifyError, pleaseReport, VerifyError } from "../errors.ts";
import { toOneLine } from "../text/one-line.ts";

/** Environment of the command: variables, output, and a signal that stops it. */
export interface Terminal {
  readonly env: { readonly [name: string]: string | undefined };
  readonly print: (text: string) => void;
  readonly warn: (text: string) => void;
  /** True if the output supports colors. */
  readonly color: boolean;
  /** True if a person watches, so that progress may be shown and wiped. */
  readonly watched: boolean;
  /** Returns milliseconds since a fixed moment. Default: since the process started. */
  readonly now?: () => number;
  readonly signal?: AbortSignal;
}

/** Exit code. 0: the contract holds. 1: it is broken. 2: nothing could be verified. */
export type ExitCode = 0 | 1 | 2;

/** Prints the message of a run without a report. */
export function refuse(sentence: string, { warn }: Terminal): ExitCode {
  warn(`${toOneLine(sentence)}\n`);
  return 2;
}

/** Describes any error in one line, without a stack. */
export function describeError(error: unknown): string {
  const { message } = isVerifyError(error) ? error : unexpected(error);
  return toOneLine(message);
}

function unexpected(error: unknown): VerifyError {
  const [found = ""] = String(error).split("\n");
  return new VerifyError("unexpected", {
    place: "order-webhooks-verify",
    expected: "a verification",
    found,
    fix: pleaseReport,
  });
}
