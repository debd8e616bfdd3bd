import { InboxError } from "../errors.ts";

/** Checks for a system error code that means a missing permission. */
export function isForbidden(code: string): boolean {
  return code === "EACCES" || code === "EPERM";
}

/** Creates the error for a path that this user may not use. */
export function toForbiddenError(path: string, cause?: unknown): InboxError {
  return new InboxError("file_inaccessible", {
    place: path,
    expected: "a path that this user may use",
    found: "no permission",
    fix: "Run the command as the user who owns the inbox, or give this user access to the folder and its files.",
    cause,
  });
}

/** Creates the error for a path that the process cannot inspect. */
export function toLookError(path: string, error: unknown): InboxError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "an error";
  if (isForbidden(code)) return toForbiddenError(path, error);
  return new InboxError("file_inaccessible", {
    place: path,
    expected: "a path that leads to a file",
    found: code,
    fix: "Pass another path.",
    cause: error,
  });
}
