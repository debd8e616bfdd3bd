import { InboxError } from "../errors.ts";

/** Checks for a code of the system that says that this user lacks a permission. */
export function isForbidden(code: string): boolean {
  return code === "EACCES" || code === "EPERM";
}

/** Makes the error of a path that this user may not use. */
export function toForbiddenError(path: string, cause?: unknown): InboxError {
  return new InboxError("file_inaccessible", {
    place: path,
    expected: "a path that this user may use",
    found: "no permission",
    fix: "Run the command as the user who owns the inbox, or let this one use the folder and its files.",
    cause,
  });
}

/** Makes the error of a path that the system does not let a process look at. */
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
