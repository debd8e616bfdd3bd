import { InboxError } from "../errors.ts";

/** Returns the error of an operation of an inbox that was closed before. */
export function toClosedError(place: string): InboxError {
  return new InboxError("inbox_closed", {
    place,
    expected: "an inbox that is open",
    found: "one that is closed",
    fix: "Close the receiver before its inbox.",
  });
}
