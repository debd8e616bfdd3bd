import { InboxError } from "../../errors.ts";

/** Returns the error of a transaction whose delivery another process has, or that was settled, replayed or purged. */
export function toLeaseLost(place: string): InboxError {
  return new InboxError("lease_lost", {
    place,
    expected: "a delivery that this process may still handle",
    found: "one that was claimed again, settled, replayed or purged since",
    fix: "Nothing is to be done: everything was rolled back, and the delivery is handled elsewhere.",
  });
}

/** Returns the error of a transaction that cannot be committed. */
export function toFailed(place: string, found: string, cause?: unknown): InboxError {
  return new InboxError("transaction_failed", {
    place,
    expected: "a transaction that can be committed",
    found,
    fix: "Everything was rolled back. Let errors of statements reject, or use a savepoint.",
    ...(cause !== undefined && { cause }),
  });
}

/** Returns the error of a statement that the client of a transaction refuses. */
export function toRefused(found: string): InboxError {
  return new InboxError("transaction_failed", {
    place: "client.query",
    expected: "a statement inside the transaction of the handler",
    found,
    fix: "Await each statement inside the work, and leave its begin and its end to the inbox.",
  });
}
