import type { CheckIssue, CheckIssueCode, DriftCode, Report, ViolationCode } from "./check.ts";
import { isDate, isDateTime } from "./formats.ts";

/** Limits the search for issues. */
export interface LimitOptions {
  /** The most issues to return, 100 by default, and instead of anything but a number from 1 on. */
  readonly limit?: number;
}

/** More issues than a person reads. */
const defaultLimit = 100;

/** Returns the limit. It is never one that would make issues look like none. */
export function limitOf({ limit = defaultLimit }: LimitOptions): number {
  return limit >= 1 ? limit : defaultLimit;
}

/** A report that keeps the first issues of some codes. */
export interface Collector<C extends CheckIssueCode> extends Report {
  readonly issues: readonly CheckIssue<C>[];
}

/** Collects at most `limit` issues that make a payload invalid. */
export function collectViolations(limit: number): Collector<ViolationCode> {
  return collect(limit, (code) => code === "required" || code === "type" || code === "min_length");
}

/** Collects at most `limit` pieces of drift. */
export function collectDrift(limit: number): Collector<DriftCode> {
  return collect(
    limit,
    (code) => code === "unknown_property" || code === "unknown_value" || code === "format",
  );
}

function collect<C extends CheckIssueCode>(
  limit: number,
  isWanted: (code: CheckIssueCode) => code is C,
): Collector<C> {
  const issues: CheckIssue<C>[] = [];
  const hasRoom = (): boolean => issues.length < limit;
  return {
    issues,
    get full() {
      return !hasRoom();
    },
    fault(path, code, expected) {
      if (isWanted(code) && hasRoom()) issues.push({ path, code, expected });
    },
    isDate,
    isDateTime,
  };
}
