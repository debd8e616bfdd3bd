import { eventTypes, type Issue, type IssueCode } from "../index.ts";
import type { Document } from "./outcome.ts";

/** Returns what to do about an issue, where users of the command have other means than callers of functions. */
export function findAdvice({ code, received }: Issue, document: Document): string | undefined {
  if (code === "not_object" && received === "string")
    return "It is JSON within a JSON string: save the text inside.";
  if (code === "custom_payload" && isMisnamed(document)) return "It has an envelope: omit --event.";
  return advice[code];
}

const advice: { readonly [C in IssueCode]?: string } = {
  not_object: "Save the body of one delivery a file.",
  raw_payload: `Name the event that its URL is for: --event with one of ${eventTypes.join(", ")}.`,
  custom_payload: "The payload designer replaced it, so read it by your own rules.",
  unsupported_event: "See whether a newer version knows it, and report it if none does.",
  unreadable: "It nests too deep to be checked.",
};

/** Checks that an envelope was given as a raw payload. */
function isMisnamed({ body, event }: Document): boolean {
  const isObject = typeof body === "object" && body !== null;
  return event !== undefined && isObject && Object.hasOwn(body, "event");
}
