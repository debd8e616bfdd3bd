import type { EventType, Purpose } from "@order-webhooks/types";
import type { ReceivedType } from "../json/received-type.ts";

/** Codes of issues that make a payload invalid or incomplete. */
export type ViolationCode = "required" | "type" | "min_length";

/** Codes of drift, which the strict contract refuses and the tolerant contract accepts. */
export type DriftCode = "unknown_property" | "unknown_value" | "format";

/** Codes of all issues that a check finds. */
export type CheckIssueCode = ViolationCode | DriftCode;

/** Issue that a check found. The check of an outer value changes it in place, which is faster than a copy. */
export interface CheckIssue<C extends string = ViolationCode> {
  /** JSON pointer from the checked value to the place of the issue. */
  path: string;
  readonly code: C;
  /** Expected value, in words. */
  expected: string;
  /** Type of the actual value. */
  readonly received: ReceivedType;
}

/** Issues of a value. */
export interface Issues {
  /** Wrong values, in the order of the schema. */
  readonly wrong: CheckIssue[];
  /** Missing required keys, in the order of the schema. */
  readonly missing: CheckIssue[];
  /** Number of missing keys that are not listed. */
  more: number;
}

/** Issues of a value, or undefined if there are none. */
export type Found = Issues | undefined;

/** Finds the issues of a value. */
export type Check = (data: unknown) => Found;

/** Checks of one event, one for each purpose. */
export interface EventChecks<E extends EventType = EventType> {
  readonly eventType: E;
  readonly checks: { readonly [P in Purpose]: Check };
}
