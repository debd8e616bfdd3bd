import { eventTypes, type Issue, type IssueCode } from "../index.ts";
import type { Document } from "./outcome.ts";

/** Returns advice about an issue for users of the command, if it differs from the advice for callers of functions. */
export function findAdvice({ code, received }: Issue, document: Document): string | undefined {
  if (code === "not_object" && received === "string")
    return "The file holds JSON inside a JSON string. Save the inner text.";
  if (code === "custom_payload" && isMisnamed(document))
    return "The file has an envelope. Omit --event.";
  return advice[code];
}

const advice: { readonly [C in IssueCode]?: string } = {
  not_object: "Save the body of one delivery in each file.",
  raw_payload: `A raw payload does not name its event. Pass --event with one of ${eventTypes.join(", ")}.`,
  custom_payload: "The payload designer replaced the data, so parse it with your own code.",
  unsupported_event: "Check if a newer version supports this event. If not, report it.",
  unreadable: "The document is nested too deeply to be checked.",
};

/** Checks that an envelope was given as a raw payload. */
function isMisnamed({ body, event }: Document): boolean {
  const isObject = typeof body === "object" && body !== null;
  return event !== undefined && isObject && Object.hasOwn(body, "event");
}
