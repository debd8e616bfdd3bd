import type { CheckIssue, DriftCode } from "../checks/check.ts";
import { noSuchKey } from "../checks/found.ts";
import { shorten } from "../json/pointer.ts";
import type { ReceivedType } from "../json/received-type.ts";
import type { Issue } from "./result.ts";

/** Parts of an issue from which its message is made. */
export interface IssueParts extends Omit<Issue, "message"> {
  /** Description of the actual value, by default its type. It never repeats the value. */
  readonly found?: string;
  readonly advice: string;
}

/** Makes an issue with a message that is complete without context. */
export function toIssue(parts: IssueParts): Issue {
  const { code, expected, received, found = inWords(received), advice } = parts;
  const pointer = shorten(parts.pointer);
  const place = pointer || (code === "unsupported_event" ? "event type" : "value");
  const message = `[${code}] ${place}: expected ${expected}, got ${found}. ${advice}`;
  return { pointer, code, expected, received, message };
}

/** Describes an issue that makes a payload invalid or incomplete. */
export function describeViolation(issue: CheckIssue, dataPointer: DataPointer): Issue {
  const { path: pointer, code, expected, received } = issue;
  const isInData = pointer.startsWith(`${dataPointer}/`);
  const advice = code === "required" ? adviceOnMissing(pointer, isInData) : adviceOnOther(expected);
  const found = code === "min_length" ? "an empty string" : inWords(received);
  return toIssue({ pointer, code, expected, received, found, advice });
}

/** Pointer to an event's data: empty for a raw payload, `/data` for an envelope. */
export type DataPointer = "" | "/data";

/** Describes drift. */
export function describeDrift({ path, ...issue }: CheckIssue<DriftCode>): Issue {
  const advice =
    issue.code === "format"
      ? "The value is accepted. Report it if the vendor sent it."
      : "The value is accepted. Check if a newer version knows it.";
  return toIssue({ ...issue, pointer: path, advice });
}

/** Describes a value that throws when it is read, such as a proxy, or that is nested endlessly. */
export function unreadableIssue(): Issue {
  const parts = { code: "unreadable", pointer: "", received: "other" } as const;
  const expected = "plain parsed JSON";
  return toIssue({ ...parts, expected, advice: "Pass the result of JSON.parse." });
}

function adviceOnMissing(path: string, isInData: boolean): string {
  if (isInData) return "Check which fields the owner of the distribution selected.";
  if (path === "/event")
    return "This is not a delivery of a distribution. Check where it comes from.";
  return "Every envelope has this key. Add it, or check what removed it.";
}

function adviceOnOther(expected: string): string {
  if (expected === noSuchKey) return "Check the option `purposes`.";
  return "Check if a newer version accepts it. If not, report it.";
}

/** Returns a type with its article. */
function inWords(type: ReceivedType): string {
  return others.get(type) ?? `${/^[ao]/.test(type) ? "an" : "a"} ${type}`;
}

const others: ReadonlyMap<ReceivedType, string> = new Map<ReceivedType, string>([
  ["missing", "nothing"],
  ["null", "null"],
  ["bytes", "bytes"],
  ["other", "a value that is not JSON"],
]);
