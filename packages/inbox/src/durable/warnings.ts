/** Names a warning of an inbox, for filters of the process's warnings. */
export type InboxWarningCode =
  | "INBOX_EPHEMERAL"
  | "INBOX_CLOCK_AHEAD"
  | "INBOX_FILE_EXPOSED"
  | "INBOX_LISTENER_FAILED"
  | "INBOX_WAITING"
  | "INBOX_DATABASE_AWAY"
  | "INBOX_DATABASE_BACK";

/** Has the process warn, once. */
export function warn(code: InboxWarningCode, message: string): void {
  process.emitWarning(message, { type: "InboxWarning", code });
}
