import type { EventType, Purpose } from "@order-webhooks/types";
import type { ReceivedType } from "../json/received-type.ts";

/** The codes of issues that make a payload invalid or incomplete. */
export type ViolationCode = "required" | "type" | "min_length";

/** The codes of drift: the strict contract refuses it, and the tolerant one accepts it. */
export type DriftCode = "unknown_property" | "unknown_value" | "format";

/** The codes of everything that a check finds. */
export type CheckIssueCode = ViolationCode | DriftCode;

/** One finding of a check. */
export interface CheckIssue<C extends string = ViolationCode> {
  /** JSON pointer from the value that was checked to the offending place. */
  readonly path: string;
  readonly code: C;
  /** The expected value, in words. */
  readonly expected: string;
  /** The type of the value that is there. */
  readonly received: ReceivedType;
}

/** The issues of a value. */
export interface Issues {
  /** Values that do not fit, in the order of the schema. */
  readonly wrong: CheckIssue[];
  /** Required keys that are missing, in the order of the schema. */
  readonly missing: CheckIssue[];
  /** The number of missing keys that are not listed. */
  more: number;
}

/** The issues of a value. Undefined if there are none. */
export type Found = Issues | undefined;

/** Finds the issues of a value. */
export type Check = (data: unknown) => Found;

/** The checks of one event. */
export interface EventChecks<E extends EventType = EventType> {
  readonly eventType: E;
  readonly checks: { readonly [P in Purpose]: Check };
}
