/** What a programmer can do wrong with this package; an expected failure is a value instead. */
export type ReceiverErrorCode =
  | "options_invalid"
  | "secret_missing"
  | "secret_blank"
  | "path_invalid"
  | "handlers_invalid"
  | "hook_invalid"
  | "inbox_invalid"
  | "concurrency_invalid"
  | "limits_invalid"
  | "retry_invalid"
  | "build_invalid";

/** Thrown while a receiver, or a test's delivery, is being made of what cannot make one. */
export class ReceiverError extends Error {
  override readonly name = "ReceiverError";
  readonly code: ReceiverErrorCode;

  constructor(code: ReceiverErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

/** Looks at the name, so it also knows an error from another copy of this package. */
export function isReceiverError(value: unknown): value is ReceiverError {
  return value instanceof Error && value.name === "ReceiverError";
}
