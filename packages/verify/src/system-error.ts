/**
 * Returns the system's code of a failure, for example `ECONNRESET`, or the error's name if it has
 * no code.
 */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  // Node tries several addresses for one name and wraps their failures.
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}
