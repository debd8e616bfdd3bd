import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { LineLimit } from "../../src/cli/line-limit.ts";
import type { LogCode } from "../../src/log/log.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function countAllowed(limit: LineLimit, code: LogCode, times: number): number {
  const events = Array.from(
    { length: times },
    () => ({ level: "warn", code, message: "" }) as const,
  );
  return events.filter((event) => limit.allows(event)).length;
}

it("ten lines a minute are printed of a code, and then the number of the others", () => {
  const counts: unknown[] = [];
  const limit = new LineLimit((...count) => void counts.push(count));
  expect(countAllowed(limit, "handler_failed", 12)).toBe(10);
  expect(countAllowed(limit, "inexact_json", 10)).toBe(10);
  vi.advanceTimersByTime(59_999);
  expect(counts).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(counts).toEqual([["handler_failed", 2]]);
  expect(countAllowed(limit, "handler_failed", 11)).toBe(10);
  limit.end();
  vi.advanceTimersByTime(60_000);
  expect(counts).toEqual([
    ["handler_failed", 2],
    ["handler_failed", 1],
  ]);
});

it("every dead letter has its line", () => {
  expect(countAllowed(new LineLimit(() => {}), "dead_letter", 100)).toBe(100);
});
