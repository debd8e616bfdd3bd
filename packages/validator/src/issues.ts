import type { CheckIssue, CheckIssueCode, ViolationCode } from "./check.ts";
import type { DispatchIssue } from "./dispatch.ts";
import { shorten, valueAt } from "./pointer.ts";
import { type ReceivedType, receivedTypeOf } from "./received-type.ts";
import type { Issue } from "./result.ts";

/** Maps each code to words, as a part of a message. */
export type Words<C extends string> = { readonly [Code in C]: string };

/** Describes an issue that a generated check found in `root`. */
export function describeCheckIssue<C extends CheckIssueCode>(
  { path, code, expected }: CheckIssue<C>,
  root: unknown,
  advice: Words<C>,
): Issue {
  const received = receivedTypeOf(valueAt(root, path));
  return toIssue({ pointer: path, code, expected, received }, advice[code]);
}

/** Advises on each code of an invalid payload. */
export const violationAdvice: Words<ViolationCode> = {
  required: "See whether the payload designer leaves it out.",
  type: "See whether newer packages accept it, and report it if none do.",
  min_length: "See whether newer packages accept it, and report it if none do.",
};

/** Describes the issue of a payload that no check fits. */
export function describeDispatchIssue(found: DispatchIssue): Issue {
  const { reason: code, pointer, received, known } = found;
  const expected = dispatchExpectations[code] + (known ? ` (${known.join(", ")})` : "");
  return toIssue({ pointer, code, expected, received }, adviceOn(found));
}

/** Describes a value that throws when it is read, as a proxy may, or that nests without end. */
export function unreadableIssue(): Issue {
  const expected = "plain parsed JSON";
  const issue = { pointer: "", code: "unreadable", expected, received: "other" } as const;
  return toIssue(issue, "Pass what JSON.parse returns.");
}

function toIssue(issue: Omit<Issue, "message">, advice: string): Issue {
  const { code, expected, received } = issue;
  const pointer = shorten(issue.pointer);
  const place = pointer || (code === "unsupported_event" ? "event type" : "value");
  const lack = code === "custom_payload" ? " with neither customer nor order" : "";
  const found = typeWords[received] + lack;
  const message = `[${code}] ${place}: expected ${expected}, got ${found}. ${advice}`;
  return { pointer, code, expected, received, message };
}

const typeWords: { readonly [K in ReceivedType]: string } = {
  missing: "nothing",
  null: "null",
  boolean: "a boolean",
  number: "a number",
  string: "a string",
  array: "an array",
  object: "an object",
  bytes: "bytes",
  other: "no JSON value",
};

const dispatchExpectations: Words<DispatchIssue["reason"]> = {
  not_object: "an object",
  raw_payload: "an envelope (event, source, data)",
  unsupported_event: "an event type that this version knows",
  custom_payload: "an object with customer and order",
  ambiguous_purpose: "null or no such key",
};

function adviceOn({ reason, pointer, received }: DispatchIssue): string {
  const unparsed = received === "string" || received === "bytes";
  if (reason === "not_object" && unparsed) return "Parse the JSON first.";
  const mayBeEnvelope = reason === "custom_payload" && pointer === "";
  return dispatchAdvice[reason] + (mayBeEnvelope ? " An envelope goes to parseDelivery." : "");
}

const dispatchAdvice: Words<DispatchIssue["reason"]> = {
  not_object: "Pass the parsed body of a webhook.",
  raw_payload: "Pass a raw payload to parseEventData, with the event type of its URL.",
  unsupported_event: "Quarantine it, or update the packages.",
  custom_payload: "The payload designer replaced it, so read it by your own rules.",
  ambiguous_purpose: "See which keys the payload designer sends.",
};
