/** Says what is wrong, one code a kind of mistake or failure. The README explains each. */
export type InboxErrorCode =
  | "options_invalid"
  | "option_unknown"
  | "entry_invalid"
  | "filter_invalid"
  | "runtime_unsupported"
  | "file_invalid"
  | "file_inaccessible"
  | "file_foreign"
  | "file_newer"
  | "file_damaged"
  | "file_in_use"
  | "file_system_unsupported"
  | "target_invalid"
  | "database_unreachable"
  | "database_refused"
  | "database_unsupported"
  | "schema_newer"
  | "schema_foreign"
  | "lease_lost"
  | "transaction_failed"
  | "storage_failed"
  | "inbox_closed"
  | "administration_failed"
  | "key_unknown"
  | "key_ambiguous"
  | "body_unavailable";

/** The parts of an error's message. None holds a secret or anything of a delivery. */
export interface InboxErrorDetails {
  /** The option, the argument or the file that is wrong. */
  readonly place: string;
  readonly expected: string;
  readonly found: string;
  /** One sentence on how to fix it. */
  readonly fix: string;
  readonly cause?: unknown;
}

/** Reports a mistake of the inbox's user, or that its file or database cannot be read or written. */
export class InboxError extends Error {
  override readonly name = "InboxError";
  readonly code: InboxErrorCode;
  /** The option, the argument or the file that is wrong, as the message names it. */
  readonly place: string;

  constructor(code: InboxErrorCode, details: InboxErrorDetails) {
    const { place, expected, found, fix } = details;
    super(
      `[${code}] ${place}: expected ${expected}, got ${found}. ${fix}`,
      "cause" in details ? { cause: details.cause } : undefined,
    );
    this.code = code;
    this.place = place;
  }
}

/** Checks the name, and so recognizes an error from another copy of this package, or another realm. */
export function isInboxError(value: unknown): value is InboxError {
  const isObject = typeof value === "object" && value !== null;
  return isObject && "name" in value && value.name === "InboxError";
}
