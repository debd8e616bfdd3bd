/** Stable code of a warning of an inbox. */
export type InboxWarningCode =
  | "INBOX_EPHEMERAL"
  | "INBOX_CLOCK_AHEAD"
  | "INBOX_FILE_EXPOSED"
  | "INBOX_LISTENER_FAILED"
  | "INBOX_WAITING"
  | "INBOX_DATABASE_AWAY"
  | "INBOX_DATABASE_BACK";

/** Function that shows a warning. */
export type ShowWarning = (code: InboxWarningCode, message: string) => void;

const emit: ShowWarning = (code, message) =>
  process.emitWarning(message, { type: "InboxWarning", code });

let show = emit;

/** Emits a process warning, or a line of the command that called `showWarnings`. */
export function warn(code: InboxWarningCode, message: string): void {
  show(code, message);
}

/** Makes a command show the warnings instead of Node.js. Returns a function that undoes this. */
export function showWarnings(own: ShowWarning): () => void {
  show = own;
  return () => {
    show = emit;
  };
}
