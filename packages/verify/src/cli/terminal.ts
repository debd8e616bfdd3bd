import { isVerifyError, VerifyError } from "../errors.ts";
import { toOneLine } from "../text/one-line.ts";

/** Environment of the command: variables, output, and a signal to stop. */
export interface Terminal {
  readonly env: { readonly [name: string]: string | undefined };
  readonly print: (text: string) => void;
  readonly warn: (text: string) => void;
  /** True if the output shows colors. */
  readonly color: boolean;
  /** True if a person watches, so that progress may be shown and wiped out. */
  readonly watched: boolean;
  /** Milliseconds since some moment. Default: the time since the process started. */
  readonly now?: () => number;
  readonly signal?: AbortSignal;
}

/** 0: the contract holds, 1: it is broken, 2: it could not be verified. */
export type ExitCode = 0 | 1 | 2;

/** Prints the one sentence of a run that gave no report. */
export function refuse(sentence: string, { warn }: Terminal): ExitCode {
  warn(`${toOneLine(sentence)}\n`);
  return 2;
}

/** Describes an error in one line, also one that is no {@link VerifyError}: without its stack. */
export function describeError(error: unknown): string {
  const { message } = isVerifyError(error) ? error : unexpected(error);
  return toOneLine(message);
}

function unexpected(error: unknown): VerifyError {
  const [found = ""] = String(error).split("\n");
  return new VerifyError("unexpected", {
    place: "order-webhooks-verify",
    expected: "to verify",
    found,
    fix: "Please report this.",
  });
}
