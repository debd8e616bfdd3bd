import { describe, expect, test } from "vitest";
import type { LoadMeasured, Slice } from "../src/load/measured.ts";
import { toInboxSection } from "../src/page/inbox-section.ts";
import { printSection } from "../src/page/section.ts";
import { type InboxFigures, toInboxFigures } from "../src/report/inbox-figures.ts";
import { compareWithGoals } from "../src/report/inbox-goals.ts";
import { findWrongKept } from "../src/report/wrong-counts.ts";
import { toLines } from "./printed.ts";

const conditions = { node: "v24.0.0", cpu: "Some CPU", cores: 2, load: [0.5, 1] } as const;
const effort = { processes: 2, rounds: 2, warmUpDeliveries: 1, share: 1 };

const measured: LoadMeasured = {
  name: "inbox, 32 connections",
  connections: 32,
  bytes: 1000,
  deliveries: 100,
  processes: [
    [round(1), round(1)],
    // On a machine that was twice as slow, the ratios are the same.
    [round(2)],
  ],
  kept: [
    { intake: { accepted: 300, kept: 300 }, handlers: { accepted: 300, kept: 300 } },
    { intake: { accepted: 200, kept: 200 }, handlers: { accepted: 200, kept: 200 } },
  ],
};

const figures = toInboxFigures(measured);

describe("the figures of inboxes", () => {
  test("are medians of ratios of one round", () => {
    const [bare, intake, , handlers] = figures.servers;
    expect(bare).toMatchObject({ server: "bare", throughput: { median: 1 }, cpu: { median: 1 } });
    expect(intake).toMatchObject({
      throughput: { low: 0.5, median: 0.5, high: 0.5 },
      cpu: { median: 2 },
      loop: { p99: 4, max: 8 },
      loopTimes: { p99: 1.5, max: 1 },
      timesOneByOne: 20,
      ofMemory: 0.625,
      ofIntake: 1,
      change: 2,
    });
    expect(handlers).toMatchObject({ throughput: { median: 0.4 }, ofIntake: 0.8 });
    expect(handlers?.settled.median).toBeCloseTo(0.2);
    expect(handlers).not.toHaveProperty("change");
  });

  test("come in one order, whatever the first round had", () => {
    expect(figures.servers.map(({ server }) => server)).toEqual([
      "bare",
      "intake",
      "intake, before",
      "handlers",
      "64 handlers",
      "serial",
      "one by one",
      "memory",
    ]);
  });

  test("have what all processes accepted and kept", () => {
    expect(figures.servers.map(({ kept }) => kept)).toEqual([
      undefined,
      { accepted: 500, kept: 500 },
      undefined,
      { accepted: 500, kept: 500 },
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

test("goals stand next to what was found", () => {
  expect(compareWithGoals([figures])).toEqual([
    found("intake / bare", 0.5, { bound: "least", goal: 0.3, better: 0.45 }, true),
    found("intake / one by one", 20, { bound: "least", goal: 15 }, true),
    found("handlers / intake", 0.8, { bound: "least", goal: 0.7 }, true),
    found("handlers / intake, settled", 0.4, { bound: "least", goal: 0.7 }, false),
    found("loop delay p99, intake / bare", 1.5, { bound: "most", goal: 2 }, true),
    found("loop delay max, intake / bare", 1, { bound: "most", goal: 2 }, true),
    found("loop delay p99, handlers / bare", 3, { bound: "most", goal: 2 }, false),
    found("loop delay max, handlers / bare", 1, { bound: "most", goal: 2 }, true),
  ]);
  const few = compareWithGoals([{ ...figures, connections: 8 }]).map(({ name }) => name);
  expect(few).toContain("handlers / intake, at 8 connections");
  expect(few).not.toContain("intake / bare, at 8 connections");
});

test("figures and goals stand in tables above the conditions", () => {
  const disk = { isMemory: false, syncMs: [0.25, 0.5, 0.75] };
  const goals = compareWithGoals([figures]);
  const rows = [figures];
  const section = toInboxSection({ conditions, disk, effort, rows, goals });
  const lines = toLines(printSection(section));
  expect(lines).toContainEqual(
    expect.stringMatching(/^inbox, 32 connections, intake +0\.1 +50 % +0\.50 .* 500 of 500$/),
  );
  expect(lines).toContainEqual(
    expect.stringMatching(/^intake \/ bare, at 32 connections +0\.50 +0\.30 +0\.45 +yes$/),
  );
  expect(lines).toContainEqual(expect.stringMatching(/^loop delay p99, handlers .* 2\.00 +no$/));
  expect(lines.slice(-3)).toEqual([
    "Node v24.0.0, Some CPU, 2 cores, load average 0.5 before and 1.0 after.",
    "A write of 8 KB and an fdatasync took 0.50 ms (quartiles 0.38 to 0.63).",
    "The median of 2 slices in 2 processes of each server.",
  ]);
  const inMemory = { ...disk, isMemory: true };
  expect(toInboxSection({ conditions, disk: inMemory, effort, rows, goals }).run).toContain(
    "The databases lay in memory, so an fsync did nothing.",
  );
});

describe("counts that make figures worthless are messages", () => {
  test("but an overload is none", () => {
    expect(findWrongKept([figures])).toEqual([]);
    expect(findWrongKept([change("handlers", { counts: { failed: 3, lost: 1 } })])).toEqual([]);
  });

  test.each([
    ["intake", { kept: { kept: 499 } }, "0 refused, 300 accepted and 0 handled, 499 of 500 kept"],
    [
      "handlers",
      { counts: { handled: 299 } },
      "0 refused, 300 accepted and 299 handled, 500 of 500 kept",
    ],
    [
      "intake",
      { counts: { refused: 1 } },
      "1 refused, 300 accepted and 0 handled, 500 of 500 kept",
    ],
    ["memory", { counts: { handled: 1 } }, "0 refused, 300 accepted and 1 handled"],
  ])("%s: %j", (server, changes, text) => {
    expect(findWrongKept([change(server, changes)])).toEqual([
      `[counts_wrong] ${server} in "inbox, 32 connections": expected no delivery refused, and each that was accepted kept, and handled where handlers run, got ${text}. Its figures say nothing.`,
    ]);
  });
});

interface Changes {
  readonly counts?: object;
  readonly kept?: object;
}

function change(name: string, { counts, kept }: Changes): InboxFigures {
  const servers = figures.servers.map((one) => {
    if (one.server !== name) return one;
    const changed = { ...one, counts: { ...one.counts, ...counts } };
    return one.kept ? { ...changed, kept: { ...one.kept, ...kept } } : changed;
  });
  return { ...figures, servers };
}

function found(name: string, value: number, bound: object, isMet: boolean) {
  const close = expect.closeTo(value);
  return { name: `${name}, at 32 connections`, found: close, ...bound, isMet };
}

function round(scale: number) {
  const handled = 100;
  return {
    memory: { ...slice(scale, 1.25), handled },
    handlers: {
      ...slice(scale, 2.5),
      handled,
      settledNanoseconds: 500 * scale,
      loop: { p99: 8 * scale, max: 8 * scale },
    },
    "one by one": slice(scale, 40),
    serial: slice(scale, 50),
    "64 handlers": { ...slice(scale, 2.5), handled },
    intake: { ...slice(scale, 2), loop: { p99: 4 * scale, max: 8 * scale } },
    "intake, before": slice(scale, 4),
    bare: { ...slice(scale, 1), loop: { p99: (8 / 3) * scale, max: 8 * scale } },
  };
}

function slice(scale: number, times: number): Slice {
  const nanoseconds = 100 * times * scale;
  return {
    ...{ accepted: 100, refused: 0, failed: 0, lost: 0, handled: 0, backlog: 0 },
    nanoseconds,
    settledNanoseconds: nanoseconds,
    clientNanoseconds: nanoseconds / 2,
    cpuNanoseconds: 10_000 * times * scale,
    loop: { p99: 1, max: 1 },
  };
}
