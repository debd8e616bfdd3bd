/** Stable code of a mistake or a failure. The README explains each code. */
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

/** Parts of an error's message. None contains a secret or data of a delivery. */
export interface InboxErrorDetails {
  /** Option, argument, file or database that is wrong. */
  readonly place: string;
  readonly expected: string;
  readonly found: string;
  /** One or more sentences on how to fix the mistake. */
  readonly fix: string;
  readonly cause?: unknown;
}

/** Error for a mistake of the inbox's user, or for a file or database that cannot be read or written. */
export class InboxError extends Error {
  override readonly name = "InboxError";
  readonly code: InboxErrorCode;
  /** Option, argument, file or database that is wrong, as in the message. */
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

/** Checks the name of an error. So it also recognizes errors of another copy of this package, or of another realm. */
export function isInboxError(value: unknown): value is InboxError {
  const isObject = typeof value === "object" && value !== null;
  return isObject && "name" in value && value.name === "InboxError";
}
