/**
 * Says that a delivery can never be handled. A handler that throws it is not called again: the delivery is a dead
 * letter at once, and is acknowledged.
 */
export class PermanentFailure extends Error {
  override readonly name = "PermanentFailure";
}

/** Checks the name, and so recognizes a failure from another copy of this package, or of the owner's own. */
export function isPermanentFailure(error: unknown): boolean {
  const isObject = typeof error === "object" && error !== null;
  return isObject && "name" in error && error.name === "PermanentFailure";
}
