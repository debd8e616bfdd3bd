/** Codes of the problems that prevent the command from checking a file. */
export type CommandIssueCode =
  | "argument_invalid"
  | "event_unknown"
  | "file_missing"
  | "file_unreadable"
  | "file_too_large"
  | "encoding_invalid"
  | "json_invalid"
  | "output_unwritable"
  | "unexpected";

/** Mistake in the arguments, or a file that cannot be read. It contains nothing of the file's content. */
export interface CommandIssue {
  readonly code: CommandIssueCode;
  /** Complete text: `[<code>] <place>: expected ..., got .... <What to do.>`. */
  readonly message: string;
}

/** Parts of a message. */
export interface CommandIssueDetails {
  readonly place: string;
  readonly expected: string;
  readonly found: string;
  /** One sentence on how to fix the problem. */
  readonly fix: string;
}

/** Address at which users report payloads and errors. */
export const issuesUrl = "https://github.com/order-webhooks/order-webhooks/issues";

/** Makes an issue with its message. */
export function toCommandIssue(
  code: CommandIssueCode,
  { place, expected, found, fix }: CommandIssueDetails,
): CommandIssue {
  return { code, message: `[${code}] ${place}: expected ${expected}, got ${found}. ${fix}` };
}

/** Describes output that cannot be written, for example because the disk is full. */
export function unwritableIssue(error: unknown): CommandIssue {
  return toCommandIssue("output_unwritable", {
    place: "standard output",
    expected: "a writable output",
    found: codeOf(error),
    fix: "Write the result to another place.",
  });
}

/** Describes an unexpected error without its message, because the message may quote a file. */
export function unexpectedIssue(error: unknown): CommandIssue {
  return toCommandIssue("unexpected", {
    place: "order-webhooks-validate",
    expected: "no internal error",
    found: error instanceof Error ? error.name : typeof error,
    fix: `Report this error at ${issuesUrl}.`,
  });
}

/** Returns the system's error code, such as `EACCES`. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "an error";
}
