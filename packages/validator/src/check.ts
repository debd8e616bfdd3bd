import type { EventType, Purpose } from "@order-webhooks/types";

/** What makes a payload invalid. */
export type MistakeCode = "required" | "type" | "min_length";

/** What the strict profile refuses and the tolerant one accepts. */
export type DriftCode = "unknown_property" | "unknown_value" | "format";

/** What a generated check can find wrong. */
export type FaultCode = MistakeCode | DriftCode;

/** One thing that a generated check found wrong. */
export interface Fault<C extends FaultCode = FaultCode> {
  /** JSON pointer from the value that was checked to the offending place. */
  readonly path: string;
  readonly code: C;
  /** What should be there, in words. */
  readonly expected: string;
}

/** A tolerant check: the first mistake, if there is one. */
export type Check = (data: unknown) => Fault<MistakeCode> | undefined;

/** A strict check: tells the report every fault, with paths that start with `path`. */
export type StrictCheck = (data: unknown, path: string, report: Report) => void;

/** What a strict check tells its faults to, and asks whether a string has a format. */
export interface Report {
  /** Whether more faults would be dropped: there is no use in looking on. */
  readonly full: boolean;
  readonly fault: (path: string, code: FaultCode, expected: string) => void;
  readonly isDate: (text: string) => boolean;
  readonly isDateTime: (text: string) => boolean;
}

/** The tolerant checks of one event. */
export interface EventChecks<E extends EventType = EventType> {
  readonly eventType: E;
  readonly checks: { readonly [P in Purpose]: Check };
}
