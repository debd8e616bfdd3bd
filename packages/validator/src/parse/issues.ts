import type { CheckIssue, DriftCode } from "../checks/check.ts";
import { noSuchKey } from "../checks/found.ts";
import { shorten } from "../json/pointer.ts";
import type { ReceivedType } from "../json/received-type.ts";
import type { Issue } from "./result.ts";

/** The parts of an issue that make its message. */
export interface IssueParts extends Omit<Issue, "message"> {
  /** The value in words. By default its type. It is never repeated. */
  readonly found?: string;
  readonly advice: string;
}

/** Makes an issue, and a sentence of it that stands alone. */
export function toIssue({ code, expected, received, advice, ...rest }: IssueParts): Issue {
  const pointer = shorten(rest.pointer);
  const { found = inWords(received) } = rest;
  const place = pointer || (code === "unsupported_event" ? "event type" : "value");
  const message = `[${code}] ${place}: expected ${expected}, got ${found}. ${advice}`;
  return { pointer, code, expected, received, message };
}

/** Describes an issue that makes a payload invalid or incomplete. */
export function describeViolation({ path, ...issue }: CheckIssue, dataPointer: DataPointer): Issue {
  const isInData = path.startsWith(`${dataPointer}/`);
  const advice =
    issue.code === "required" ? adviceOnMissing(path, isInData) : adviceOnOther(issue.expected);
  const found = issue.code === "min_length" ? { found: "an empty string" } : {};
  return toIssue({ ...issue, pointer: path, advice, ...found });
}

/** The pointer to an event's data: of a raw payload, of an envelope. */
export type DataPointer = "" | "/data";

/** Describes drift. */
export function describeDrift({ path, ...issue }: CheckIssue<DriftCode>): Issue {
  const advice =
    issue.code === "format"
      ? "It is accepted. Report it if the vendor sent it."
      : "It is accepted. See whether newer packages know it.";
  return toIssue({ ...issue, pointer: path, advice });
}

/** Describes a value that throws when it is read, as a proxy may, or that nests without end. */
export function unreadableIssue(): Issue {
  const parts = { code: "unreadable", pointer: "", received: "other" } as const;
  const expected = "plain parsed JSON";
  return toIssue({ ...parts, expected, advice: "Pass what JSON.parse returns." });
}

function adviceOnMissing(path: string, isInData: boolean): string {
  if (isInData) return "See which fields the owner of the distribution selected.";
  if (path === "/event") return "This is no delivery of a distribution. See who sent it.";
  return "See what changed the body on its way.";
}

function adviceOnOther(expected: string): string {
  if (expected === noSuchKey) return "See whether `purposes` is right.";
  return "See whether newer packages accept it, and report it if none do.";
}

/** Says a type with its article. */
function inWords(type: ReceivedType): string {
  return others.get(type) ?? `${/^[ao]/.test(type) ? "an" : "a"} ${type}`;
}

const others: ReadonlyMap<ReceivedType, string> = new Map<ReceivedType, string>([
  ["missing", "nothing"],
  ["null", "null"],
  ["bytes", "bytes"],
  ["other", "no JSON value"],
]);
