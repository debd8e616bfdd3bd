import { describe, expect, test } from "vitest";
import { floor } from "../src/handle/measured.ts";
import { type HandlePlan, handlePlans } from "../src/handle/row-plans.ts";
import type { Slice } from "../src/load/measured.ts";
import { toReceiverSection } from "../src/page/receiver-section.ts";
import { printSection } from "../src/page/section.ts";
import { toHandleFigures } from "../src/report/handle-figures.ts";
import { toLoadFigures } from "../src/report/load-figures.ts";
import { quartiles } from "../src/report/numbers.ts";
import { findWrongCounts } from "../src/report/wrong-counts.ts";
import { toLines } from "./printed.ts";

// The seam: there is at least one row.
const [plan] = handlePlans as readonly [HandlePlan];

const measuredLoad = {
  name: "http, some connections",
  connections: 8,
  bytes: 1000,
  deliveries: 100,
  processes: [
    [round(1, 100), round(1, 100), round(1, 1000)],
    // On a machine that was twice as slow, the ratios are the same.
    [round(2, 200), round(2, 200)],
  ],
  kept: [],
};

const measuredHandle = {
  plan,
  processes: [
    { bytes: 1000, rounds: [blocks(10, 30, 15)], counts: { before: counts(32), now: counts(32) } },
    { bytes: 1000, rounds: [blocks(20, 60, 30)], counts: { before: counts(64), now: counts(64) } },
  ],
};

const load = toLoadFigures(measuredLoad);
const handle = toHandleFigures(measuredHandle);

describe("the figures of servers", () => {
  test("are medians of ratios of one round, with their quartiles", () => {
    const [before, now] = load.builds;
    expect(before).toMatchObject({ build: "before", throughput: { median: 0.25 } });
    expect(before).not.toHaveProperty("change");
    expect(now?.throughput).toEqual({ low: 0.5, median: 0.5, high: 0.5 });
    expect(now?.cpu).toEqual({ low: 2, median: 2, high: 2 });
    expect(now?.change).toEqual({ throughput: 2, cpu: 0.5 });
  });

  test("count accepted deliveries alone: a refusal is fast", () => {
    const overloaded = { ...slice(200, 200), accepted: 50, failed: 50, handled: 50 };
    const processes = [[{ bare: slice(100, 100), now: overloaded }]];
    const [now] = toLoadFigures({ ...measuredLoad, processes }).builds;
    expect(now).toMatchObject({ throughput: { median: 0.25 }, cpu: { median: 4 } });
    expect(now?.counts).toMatchObject({ accepted: 50, failed: 50, handled: 50 });
  });

  test("say how much of the time the client computed", () => {
    expect(load).toMatchObject({ clientShare: 0.5, bareNanoseconds: 1 });
  });
});

test("the figures of handle are multiples of the floor", () => {
  expect(handle).toMatchObject({
    floorNanoseconds: 15,
    timesFloor: { before: 3, now: 1.5 },
    spread: { before: 0, now: 0 },
    ratio: 0.5,
  });
});

test("figures stand in tables above the goals and the conditions", () => {
  const section = toReceiverSection({
    conditions: { node: "v24.0.0", cpu: "Some CPU", cores: 2, load: [0.5, 1] },
    effort: {
      load: { processes: 2, rounds: 3, warmUpDeliveries: 1, share: 1 },
      handle: { processes: 2, blocks: 1, blockMs: 5, warmUpMs: 1 },
    },
    load: [load],
    handle: [handle],
  });
  const lines = toLines(printSection(section));
  const ofNow =
    /^http, some connections +now +1000 +0\.0 +50 % +0\.50 +0\.50 to 0\.50 +2\.00 +2\.00 to 2\.00 +/;
  expect(lines).toContainEqual(expect.stringMatching(ofNow));
  const counted = / now .* 500 +500 +7 +2\.00 +0\.50$/;
  expect(lines).toContainEqual(expect.stringMatching(counted));
  expect(lines).toContainEqual(expect.stringMatching(/^Goals: .* 0\.40 .* 2\.8 .* no 5xx\.$/));
  expect(lines).toContainEqual(
    expect.stringMatching(/^handle +1000 +0\.0 +3\.00 +1\.50 +0 % +0\.50 +1\.60 +1\.25$/),
  );
  expect(lines.slice(-3)).toEqual([
    "Node v24.0.0, Some CPU, 2 cores, load average 0.5 before and 1.0 after.",
    "Over HTTP: the median of 3 slices in 2 processes of each server.",
    "In one process: the median of 2 processes, each of 1 block of 5 ms.",
  ]);
});

describe("counts that make figures worthless are messages", () => {
  test("but an overload is none", () => {
    expect(findWrongCounts([load], [handle])).toEqual([]);
    const [now] = load.builds;
    const builds = now ? [{ ...now, counts: { ...now.counts, failed: 3, lost: 1 } }] : [];
    expect(findWrongCounts([{ ...load, builds }], [])).toEqual([]);
  });

  test.each([
    [{ refused: 2 }, "2 refused, 500 accepted and 500 handled"],
    [{ handled: 499 }, "0 refused, 500 accepted and 499 handled"],
  ])("over HTTP: %j", (change, found) => {
    const builds = load.builds.map((one) => ({ ...one, counts: { ...one.counts, ...change } }));
    expect(findWrongCounts([{ ...load, builds }], [])).toContainEqual(
      `[counts_wrong] now in "http, some connections": expected no delivery refused, and each that was accepted handled, got ${found}. Its figures say nothing.`,
    );
  });

  test("in one process", () => {
    const wrong = { bytes: 1, rounds: [], counts: { now: { sent: 3, accepted: 3, handled: 2 } } };
    expect(findWrongCounts([], [{ ...handle, processes: [wrong] }])).toEqual([
      '[counts_wrong] now in "handle": expected 3 deliveries accepted and handled, got 3 accepted and 2 handled. Its figures say nothing.',
    ]);
  });
});

test("quartiles between two numbers are means, weighted by the distance", () => {
  expect(quartiles([4, 1, 2, 3])).toEqual({ low: 1.75, median: 2.5, high: 3.25 });
  expect(quartiles([5])).toEqual({ low: 5, median: 5, high: 5 });
});

function round(scale: number, bareNanoseconds: number) {
  return {
    bare: slice(bareNanoseconds, 100 * scale),
    before: slice(4 * bareNanoseconds, 400 * scale),
    now: slice(2 * bareNanoseconds, 200 * scale),
  };
}

function slice(nanoseconds: number, cpuNanoseconds: number): Slice {
  const answers = { accepted: 100, refused: 0, failed: 0, lost: 0 };
  const clientNanoseconds = nanoseconds / 2;
  const settledNanoseconds = 2 * nanoseconds;
  const loop = { p99: 1, max: 2 };
  const times = { nanoseconds, settledNanoseconds, clientNanoseconds, cpuNanoseconds };
  return { ...answers, ...times, handled: 100, backlog: 7, loop };
}

function blocks(base: number, before: number, now: number) {
  return { [floor]: base, before, now };
}

function counts(all: number) {
  return { sent: all, accepted: all, handled: all };
}
