import type { CheckIssue, DriftCode } from "../checks/check.ts";
import { noSuchKey } from "../checks/found.ts";
import { shorten, valueAt } from "../json/pointer.ts";
import { type ReceivedType, receivedTypeOf } from "../json/received-type.ts";
import type { Issue, IssueCode } from "./result.ts";

/** The parts of an issue. */
export interface IssueParts {
  readonly code: IssueCode;
  readonly pointer: string;
  readonly expected: string;
  /** The value at the pointer. It is never repeated. */
  readonly value: unknown;
  /** The value in words. By default its type. */
  readonly found?: string;
  readonly advice: string;
}

/** Makes an issue, and a sentence of it that stands alone. */
export function toIssue({ code, expected, value, advice, ...rest }: IssueParts): Issue {
  const pointer = shorten(rest.pointer);
  const received = receivedTypeOf(value);
  const { found = typeWords[received] } = rest;
  const message = `[${code}] ${pointer || "value"}: expected ${expected}, got ${found}. ${advice}`;
  return { pointer, code, expected, received, message };
}

/** The value that was read, and the pointer to the event's data in it. */
export interface Root {
  readonly value: unknown;
  readonly data: "" | "/data";
}

/** Describes an issue that makes a payload invalid or incomplete. */
export function describeViolation(issue: CheckIssue, { value, data }: Root): Issue {
  const advice = adviceOn(issue, issue.path.startsWith(`${data}/`));
  const found = issue.code === "min_length" ? { found: "an empty string" } : {};
  return describe(issue, value, { advice, ...found });
}

/** Describes drift. */
export function describeDrift(issue: CheckIssue<DriftCode>, root: unknown): Issue {
  return describe(issue, root, { advice: "It is accepted. See whether newer packages know it." });
}

/** Describes a value that throws when it is read, as a proxy may, or that nests without end. */
export function unreadableIssue(): Issue {
  const advice = "Pass what JSON.parse returns.";
  const parts = { pointer: "", value: unreadable, expected: "plain parsed JSON", advice };
  return toIssue({ code: "unreadable", ...parts });
}

/** Stands for the value, which is not touched again: a symbol is no JSON value. */
const unreadable: symbol = Symbol("unreadable");

function describe(
  { path: pointer, code, expected }: CheckIssue<IssueCode>,
  root: unknown,
  words: Pick<IssueParts, "advice" | "found">,
): Issue {
  return toIssue({ pointer, code, expected, value: valueAt(root, pointer), ...words });
}

function adviceOn({ path, code, expected }: CheckIssue, isInData: boolean): string {
  if (code !== "required")
    return expected === noSuchKey && isInData
      ? "See whether it has the purpose that was set."
      : "See whether newer packages accept it, and report it if none do.";
  if (isInData) return "See which fields the owner of the distribution selected.";
  if (path === "/event") return "This is no delivery of a distribution. See who sent it.";
  return "No setting of a distribution leaves it out. See what changed the body on its way.";
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
