import type { DriftCode, Fault, FaultCode, MistakeCode, Report } from "./check.ts";
import { isDate, isDateTime } from "./formats.ts";

/** How much to look for. */
export interface LimitOptions {
  /** The most issues to return: 100 unless said, and if it is no number from 1 on. */
  readonly limit?: number;
}

/** As many issues as anyone reads. */
const defaultLimit = 100;

/** The limit that was asked for; never one that would make issues look like none. */
export function limitOf({ limit = defaultLimit }: LimitOptions): number {
  return limit >= 1 ? limit : defaultLimit;
}

/** A report that keeps the first faults of some codes. */
export interface Collector<C extends FaultCode> extends Report {
  readonly faults: readonly Fault<C>[];
}

/** Collects at most `limit` mistakes. */
export function collectMistakes(limit: number): Collector<MistakeCode> {
  return collect(limit, (code) => code === "required" || code === "type" || code === "min_length");
}

/** Collects at most `limit` pieces of drift. */
export function collectDrift(limit: number): Collector<DriftCode> {
  return collect(
    limit,
    (code) => code === "unknown_property" || code === "unknown_value" || code === "format",
  );
}

function collect<C extends FaultCode>(
  limit: number,
  isWanted: (code: FaultCode) => code is C,
): Collector<C> {
  const faults: Fault<C>[] = [];
  const hasRoom = (): boolean => faults.length < limit;
  return {
    faults,
    get full() {
      return !hasRoom();
    },
    fault(path, code, expected) {
      if (isWanted(code) && hasRoom()) faults.push({ path, code, expected });
    },
    isDate,
    isDateTime,
  };
}
