import type { EventType, Purpose } from "@order-webhooks/types";

/** The codes of issues that make a payload invalid. */
export type ViolationCode = "required" | "type" | "min_length";

/** The codes of drift: the strict contract refuses it, and the tolerant one accepts it. */
export type DriftCode = "unknown_property" | "unknown_value" | "format";

/** The codes of everything that a generated check finds. */
export type CheckIssueCode = ViolationCode | DriftCode;

/** One finding of a generated check. */
export interface CheckIssue<C extends CheckIssueCode = CheckIssueCode> {
  /** JSON pointer from the value that was checked to the offending place. */
  readonly path: string;
  readonly code: C;
  /** The expected value, in words. */
  readonly expected: string;
}

/** Checks data with the tolerant contract. Returns the first issue, if there is one. */
export type Check = (data: unknown) => CheckIssue<ViolationCode> | undefined;

/** Checks data with the strict contract. Reports every issue, with paths that start with `path`. */
export type StrictCheck = (data: unknown, path: string, report: Report) => void;

/** Collects the issues of a strict check, and checks formats for it. Generated code calls it. */
export interface Report {
  /** True if it drops further issues, so that a check can stop. */
  readonly full: boolean;
  readonly fault: (path: string, code: CheckIssueCode, expected: string) => void;
  readonly isDate: (text: string) => boolean;
  readonly isDateTime: (text: string) => boolean;
}

/** The tolerant checks of one event. */
export interface EventChecks<E extends EventType = EventType> {
  readonly eventType: E;
  readonly checks: { readonly [P in Purpose]: Check };
}
