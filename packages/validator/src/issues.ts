import type { Fault, FaultCode, MistakeCode } from "./check.ts";
import type { Stray } from "./dispatch.ts";
import { kindOf, type ValueKind } from "./kinds.ts";
import { shorten, valueAt } from "./pointer.ts";
import type { Issue } from "./result.ts";

/** Words for each code, as a part of a message. */
export type Words<C extends string> = { readonly [Code in C]: string };

/** The issue of a fault that a generated check found in `root`. */
export function toFaultIssue<C extends FaultCode>(
  { path, code, expected }: Fault<C>,
  root: unknown,
  advice: Words<C>,
): Issue {
  const received = kindOf(valueAt(root, path));
  return toIssue({ pointer: path, code, expected, received }, advice[code]);
}

/** What to do about a mistake. */
export const mistakeAdvice: Words<MistakeCode> = {
  required: "see whether the payload designer leaves it out",
  type: "see whether newer packages accept it, and report it if none do",
  min_length: "see whether newer packages accept it, and report it if none do",
};

/** The issue of a payload that is for no check. */
export function toStrayIssue(stray: Stray): Issue {
  const { reason: code, pointer, received, known } = stray;
  const expected = strayExpectations[code] + (known ? ` (${known.join(", ")})` : "");
  return toIssue({ pointer, code, expected, received }, adviceOn(stray));
}

/** The issue of a value that throws when it is read, as a proxy may, or that nests without end. */
export function unreadableIssue(): Issue {
  const expected = "plain parsed JSON";
  const issue = { pointer: "", code: "unreadable", expected, received: "other" } as const;
  return toIssue(issue, "pass what JSON.parse returns");
}

function toIssue(issue: Omit<Issue, "message">, advice: string): Issue {
  const { code, expected, received } = issue;
  const pointer = shorten(issue.pointer);
  const place = code === "unsupported_event" ? "The event type" : pointer || "The value";
  const lack = code === "custom_payload" ? " with neither customer nor order" : "";
  const message = `${place} is ${kinds[received]}${lack}, but ${expected} is expected: ${advice}.`;
  return { pointer, code, expected, received, message };
}

const kinds: { readonly [K in ValueKind]: string } = {
  missing: "missing",
  null: "null",
  boolean: "a boolean",
  number: "a number",
  string: "a string",
  array: "an array",
  object: "an object",
  bytes: "bytes",
  other: "no JSON value",
};

const strayExpectations: Words<Stray["reason"]> = {
  not_object: "an object",
  raw_payload: "an envelope (event, source, data)",
  unsupported_event: "an event type that this version knows",
  custom_payload: "an object with customer and order",
  ambiguous_purpose: "null or no such key",
};

function adviceOn({ reason, pointer, received }: Stray): string {
  const unparsed = received === "string" || received === "bytes";
  if (reason === "not_object" && unparsed) return "parse the JSON first";
  const mayBeEnvelope = reason === "custom_payload" && pointer === "";
  return strayAdvice[reason] + (mayBeEnvelope ? "; an envelope goes to parseDelivery" : "");
}

const strayAdvice: Words<Stray["reason"]> = {
  not_object: "pass the parsed body of a webhook",
  raw_payload: "it is a raw payload, which goes to parseEventData with the event type of its URL",
  unsupported_event: "set it aside, or update the packages",
  custom_payload: "the payload designer has replaced it, so read it by your own rules",
  ambiguous_purpose: "see which keys the payload designer sends",
};
