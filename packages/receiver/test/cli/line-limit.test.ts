import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { LineLimit } from "../../src/cli/line-limit.ts";
import type { LogCode } from "../../src/log/log.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function countAllowed(limit: LineLimit, code: LogCode, times: number, cause?: string): number {
  const events = Array.from(
    { length: times },
    () => ({ level: "warn", code, message: "" }) as const,
  );
  return events.filter((event) => limit.allows(event, cause)).length;
}

it("ten lines a minute of a code are printed, and then the number of the others", () => {
  const counts: unknown[] = [];
  const limit = new LineLimit((leftOut) => void counts.push(leftOut));
  expect(countAllowed(limit, "handler_failed", 12)).toBe(10);
  expect(countAllowed(limit, "inexact_json", 10)).toBe(10);
  vi.advanceTimersByTime(59_999);
  expect(counts).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(counts).toEqual([{ code: "handler_failed", cause: "", count: 2 }]);
  expect(countAllowed(limit, "handler_failed", 11)).toBe(10);
  limit.end();
  vi.advanceTimersByTime(60_000);
  expect(counts).toEqual([
    { code: "handler_failed", cause: "", count: 2 },
    { code: "handler_failed", cause: "", count: 1 },
  ]);
});

it("every dead letter has its line", () => {
  expect(countAllowed(new LineLimit(() => {}), "dead_letter", 100)).toBe(100);
});

it("the lines of one cause do not hide others, and the number of causes is limited", () => {
  const counts: unknown[] = [];
  const limit = new LineLimit((leftOut) => void counts.push(leftOut));
  const code = "handler_failed";
  const printed = Array.from({ length: 100 }, (_, cause) =>
    countAllowed(limit, code, 11, `cause ${cause}`),
  );
  expect(printed).toEqual([...Array(16).fill(10), 10, ...Array(83).fill(0)]);
  expect(countAllowed(limit, "inexact_json", 11, "cause")).toBe(10);
  limit.end();
  const ofCauses = Array.from({ length: 16 }, (_, cause) => `cause ${cause}`);
  expect(counts).toEqual([
    ...ofCauses.map((cause) => ({ code, cause, count: 1 })),
    { code, cause: "", count: 84 * 11 - 10 },
    { code: "inexact_json", cause: "cause", count: 1 },
  ]);
  expect(countAllowed(limit, code, 11, "another cause")).toBe(10);
});
