import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Verdict } from "../../src/forward/answers.ts";
import { TargetWatch } from "../../src/forward/target-watch.ts";

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

const away: Verdict = { kind: "again", why: "Away.", isAway: true };
const failing: Verdict = { kind: "again", why: "Failing.", isAway: false };
const taken: Verdict = { kind: "taken" };

function watchTarget() {
  const turns: string[] = [];
  const watch = new TargetWatch({
    onAway: (since, why) => void turns.push(`away since ${since.getTime()}: ${why}`),
    onBack: (awayMs) => void turns.push(`back after ${awayMs}`),
  });
  return { watch, turns };
}

it("a target is reported away once, with its first reason, and back once it accepts a delivery", () => {
  const { watch, turns } = watchTarget();
  for (const verdict of [taken, failing, taken]) watch.note(verdict);
  expect(turns).toEqual([]);
  vi.advanceTimersByTime(5_000);
  watch.note(away);
  vi.advanceTimersByTime(200_000);
  for (const verdict of [away, failing, { ...away, why: "Another." }]) watch.note(verdict);
  expect(turns).toEqual(["away since 5000: Away."]);
  for (const verdict of [taken, taken]) watch.note(verdict);
  expect(turns).toEqual(["away since 5000: Away.", "back after 200000"]);
});

it("a target that answers 410 is back", () => {
  const { watch, turns } = watchTarget();
  for (const verdict of [away, { kind: "refused", why: "No." } as const]) watch.note(verdict);
  expect(turns).toEqual(["away since 0: Away.", "back after 0"]);
});

it("a target that goes up and down is reported away once a minute at most", () => {
  const { watch, turns } = watchTarget();
  for (let times = 0; times < 100; times++) {
    watch.note(away);
    watch.note(taken);
  }
  expect(turns).toEqual(["away since 0: Away.", "back after 0"]);
  // A target that stays away is reported when the minute has passed.
  vi.advanceTimersByTime(30_000);
  watch.note(away);
  expect(turns).toHaveLength(2);
  vi.advanceTimersByTime(30_000);
  watch.note(away);
  expect(turns.slice(2)).toEqual(["away since 30000: Away."]);
});
