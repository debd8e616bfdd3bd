/** The codes of what keeps the command from an answer. */
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

/** A mistake in the arguments, or a file that cannot be read. It holds nothing of the file's content. */
export interface CommandIssue {
  readonly code: CommandIssueCode;
  /** A text that stands alone: `[<code>] <place>: expected ..., got .... <What to do.>`. */
  readonly message: string;
}

/** The parts of a message. */
export interface CommandIssueDetails {
  readonly place: string;
  readonly expected: string;
  readonly found: string;
  /** One sentence on how to fix it. */
  readonly fix: string;
}

/** Makes an issue, with its message in the form that all have. */
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
    expected: "to write the result",
    found: codeOf(error),
    fix: "Write it to another place.",
  });
}

/** Describes an error that was not foreseen, without its message: that may quote a file. */
export function unexpectedIssue(error: unknown): CommandIssue {
  return toCommandIssue("unexpected", {
    place: "order-webhooks-validate",
    expected: "to check the files",
    found: error instanceof Error ? error.name : typeof error,
    fix: "Please report this.",
  });
}

/** Returns the system's code of an error, such as `EACCES`. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "an error";
}
