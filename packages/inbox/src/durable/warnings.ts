/** Names a warning of an inbox, for filters of the process's warnings. */
export type InboxWarningCode =
  | "INBOX_EPHEMERAL"
  | "INBOX_CLOCK_AHEAD"
  | "INBOX_FILE_EXPOSED"
  | "INBOX_LISTENER_FAILED"
  | "INBOX_WAITING"
  | "INBOX_DATABASE_AWAY"
  | "INBOX_DATABASE_BACK";

/** Shows a warning to somebody. */
export type ShowWarning = (code: InboxWarningCode, message: string) => void;

const emit: ShowWarning = (code, message) =>
  process.emitWarning(message, { type: "InboxWarning", code });

let show = emit;

/** Has the process warn, or the command that shows its own lines. */
export function warn(code: InboxWarningCode, message: string): void {
  show(code, message);
}

/** Has a command show the warnings of its process, in place of Node. Returns what gives them back. */
export function showWarnings(own: ShowWarning): () => void {
  show = own;
  return () => {
    show = emit;
  };
}
