/**
 * Error for a delivery that can never be handled. If a handler throws it, the receiver does not call the handler
 * again. The delivery becomes a dead letter at once, and is acknowledged.
 */
export class PermanentFailure extends Error {
  override readonly name = "PermanentFailure";
}

/**
 * Checks for a PermanentFailure by its name, so that an error from another copy of this package or the owner's own
 * class counts.
 */
export function isPermanentFailure(error: unknown): boolean {
  const isObject = typeof error === "object" && error !== null;
  return isObject && "name" in error && error.name === "PermanentFailure";
}
