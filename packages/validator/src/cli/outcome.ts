import type { EventType, Purpose } from "@order-webhooks/types";
import type { Issue, RefusalReason } from "../index.ts";
import type { CommandIssue } from "./command-issue.ts";
import type { ExitCode } from "./terminal.ts";

/** A parsed file. */
export interface Document {
  readonly body: unknown;
  /** The event, if the file is a raw payload. Undefined if it has an envelope. */
  readonly event: EventType | undefined;
}

/** The event and purpose of a document, as far as they are known. */
export interface Subject {
  readonly eventType?: EventType | undefined;
  readonly purpose?: Purpose | undefined;
  /** True if the keys of the data show the purpose. */
  readonly purposeInferred?: boolean | undefined;
}

/** The issues that are shown, and the number of further ones. */
export interface ShownIssues {
  readonly issues: readonly Issue[];
  /** Counted no further than to {@link mostCounted}. */
  readonly more: number;
}

/** The most issues of a file that are shown. */
export const mostShown = 100;

/** The most further issues that are counted. */
export const mostCounted = 9900;

/** A document that the contract accepts. Its issues are drift. */
export interface Fitting extends Subject, ShownIssues {
  readonly result: "fits";
}

/** A document that the contract refuses. */
export interface Refused extends Subject, ShownIssues {
  readonly result: "refused";
  readonly reason: RefusalReason;
}

/** A file that gave no document. */
export interface Unreadable {
  readonly result: "unreadable";
  readonly issues: readonly [CommandIssue];
}

/** The outcome of one file. It holds no value of the file, and no key that only its sender knows. */
export type Outcome = Fitting | Refused | Unreadable;

/** A file of the command line, and its outcome. */
export interface CheckedFile<O extends Outcome = Outcome> {
  readonly file: string;
  readonly outcome: O;
  /** True if it begins with a byte order mark. */
  readonly byteOrderMark: boolean;
}

/** Checks that an outcome lets the command succeed. With `strict`, drift does not. */
export function isFine(outcome: Outcome, strict: boolean): boolean {
  return outcome.result === "fits" && !(strict && outcome.issues.length > 0);
}

/** Returns the exit code of the command for one file. */
export function exitCodeOf(outcome: Outcome, strict: boolean): ExitCode {
  if (outcome.result === "unreadable") return 2;
  return isFine(outcome, strict) ? 0 : 1;
}
