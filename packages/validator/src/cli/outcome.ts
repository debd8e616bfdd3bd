import type { EventType, Purpose } from "@order-webhooks/types";
import type { Issue, RefusalReason } from "../index.ts";
import type { CommandIssue } from "./command-issue.ts";
import type { ExitCode } from "./terminal.ts";

/** Parsed file. */
export interface Document {
  readonly body: unknown;
  /** Event of a raw payload, or undefined if the file has an envelope. */
  readonly event: EventType | undefined;
}

/** Event and purpose of a document, as far as they are known. */
export interface Subject {
  readonly eventType?: EventType | undefined;
  readonly purpose?: Purpose | undefined;
  /** True if the purpose was inferred from the keys of the data. */
  readonly purposeInferred?: boolean | undefined;
}

/** Issues to show, with the number of further issues. */
export interface ShownIssues {
  readonly issues: readonly Issue[];
  /** Number of further issues, counted up to {@link mostCounted}. */
  readonly more: number;
}

/** Maximum number of issues to show for a file. */
export const mostShown = 100;

/** Maximum number of further issues to count. */
export const mostCounted = 9900;

/** Document that the contract accepts. Its issues are drift. */
export interface Fitting extends Subject, ShownIssues {
  readonly result: "fits";
}

/** Document that the contract refuses. */
export interface Refused extends Subject, ShownIssues {
  readonly result: "refused";
  readonly reason: RefusalReason;
}

/** File that could not be read or parsed. */
export interface Unreadable {
  readonly result: "unreadable";
  readonly issues: readonly [CommandIssue];
}

/** Outcome of one file. It contains no value of the file and no private key of its sender. */
export type Outcome = Fitting | Refused | Unreadable;

/** File of the command line, with its outcome. */
export interface CheckedFile<O extends Outcome = Outcome> {
  readonly file: string;
  readonly outcome: O;
  /** True if the file begins with a byte order mark. */
  readonly byteOrderMark: boolean;
}

/** Checks if an outcome lets the command succeed. With `strict`, an outcome with drift does not. */
export function isFine(outcome: Outcome, strict: boolean): boolean {
  return outcome.result === "fits" && !(strict && outcome.issues.length > 0);
}

/** Returns the exit code of the command for one file. */
export function exitCodeOf(outcome: Outcome, strict: boolean): ExitCode {
  if (outcome.result === "unreadable") return 2;
  return isFine(outcome, strict) ? 0 : 1;
}
