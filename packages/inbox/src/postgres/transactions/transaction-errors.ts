import { InboxError } from "../../errors.ts";

/** Creates the error for a transaction whose delivery was claimed again, settled, replayed or purged. */
export function toLeaseLost(place: string): InboxError {
  return new InboxError("lease_lost", {
    place,
    expected: "a delivery that this process may still handle",
    found: "one that was claimed again, settled, replayed or purged",
    fix: "You do not have to do anything. The transaction was rolled back, and another process handles the delivery if it is still open.",
  });
}

/** Creates the error for a transaction that cannot commit. */
export function toFailed(place: string, found: string, cause?: unknown): InboxError {
  return new InboxError("transaction_failed", {
    place,
    expected: "a transaction that can commit",
    found,
    fix: "The transaction was rolled back. Do not catch errors of statements, or use a savepoint.",
    ...(cause !== undefined && { cause }),
  });
}

/** Creates the error for a statement that the client of a transaction refuses. */
export function toRefused(found: string): InboxError {
  return new InboxError("transaction_failed", {
    place: "client.query",
    expected: "a statement inside the transaction of the handler",
    found,
    fix: "Await each statement in the function, and do not begin or end transactions.",
  });
}
