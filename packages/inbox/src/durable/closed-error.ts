import { InboxError } from "../errors.ts";

/** Creates the error for an operation on a closed inbox. */
export function toClosedError(place: string): InboxError {
  return new InboxError("inbox_closed", {
    place,
    expected: "an open inbox",
    found: "a closed one",
    fix: "Close the receiver before its inbox.",
  });
}
