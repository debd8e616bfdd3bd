import { describe, expect, test } from "vitest";
import { toPostgresSection } from "../src/page/postgres-section.ts";
import { printSection } from "../src/page/section.ts";
import type { PostgresMeasured, PostgresRound } from "../src/postgres/measured.ts";
import {
  findWrongAccounts,
  type PostgresFigures,
  toPostgresFigures,
} from "../src/report/postgres-figures.ts";
import { compareWithPostgresGoals } from "../src/report/postgres-goals.ts";
import { toLines } from "./printed.ts";

const account = { sent: 30, taken: 20, waiting: 15, waitedBefore: 5 };

const measured: PostgresMeasured = {
  name: "64 sends",
  concurrency: 64,
  keptBefore: 0,
  bytes: 2_000,
  deliveries: 100,
  processes: [
    [round(1), round(1)],
    // On a machine that was twice as slow, the ratios are the same.
    [round(2)],
  ],
  accounts: [
    { insert: account, inbox: account },
    { insert: account, inbox: account },
  ],
};

const figures = toPostgresFigures(measured);

describe("the figures of contenders", () => {
  test("are medians of ratios of one round", () => {
    const [insert, inbox] = figures.contenders;
    expect(insert).toMatchObject({ contender: "insert", puts: { low: 1, median: 1, high: 1 } });
    expect(insert).not.toHaveProperty("drain");
    expect(inbox).toMatchObject({
      contender: "inbox",
      puts: { low: 4, median: 4, high: 4 },
      putNanoseconds: 10_000,
      putCpuNanoseconds: 5_000,
      drain: { nanoseconds: 20_000, cpuNanoseconds: 10_000, timesPgBoss: { median: 1.5 } },
      change: 2,
    });
    expect(figures.contenders.at(-1)).not.toHaveProperty("change");
  });

  test("come in one order, whatever the first round had", () => {
    expect(figures.contenders.map(({ contender }) => contender)).toEqual([
      "insert",
      "inbox",
      "inbox, before",
      "inbox, empty",
      "pg-boss insert",
      "graphile addJobs",
    ]);
  });

  test("have what all processes sent, handled and kept", () => {
    expect(figures.contenders.map((one) => one.account)).toEqual([
      { sent: 60, taken: 40, waiting: 30, waitedBefore: 10 },
      { sent: 60, taken: 40, waiting: 30, waitedBefore: 10 },
      ...Array.from({ length: 4 }, () => ({ sent: 0, taken: 0, waiting: 0, waitedBefore: 0 })),
    ]);
  });
});

describe("goals stand next to what was found", () => {
  test("about speed, where many are sent at the same time", () => {
    expect(compareWithPostgresGoals([figures])).toEqual([
      found("puts, inbox / insert", 4, { bound: "least", goal: 3, better: 4 }, true),
      found("puts, inbox / pg-boss insert", 2, { bound: "least", goal: 1 }, true),
      found("puts, inbox / graphile addJobs", 0.8, { bound: "least", goal: 1 }, false),
    ]);
    expect(compareWithPostgresGoals([{ ...figures, concurrency: 8 }])).toEqual([]);
  });

  test("about costs, where much was kept before", () => {
    const filled = { ...figures, keptBefore: 100_000 };
    expect(compareWithPostgresGoals([filled]).slice(3)).toEqual([
      found("cost of a put / inbox, empty", 1.25, { bound: "most", goal: 1.25 }, true),
      found("cost of claim and done / inbox, empty", 2, { bound: "most", goal: 1.25 }, false),
    ]);
  });
});

test("figures, goals and keys that came again stand in tables above the conditions", () => {
  const conditions = { node: "v24.0.0", cpu: "Some CPU", cores: 2, load: [0.5, 1] } as const;
  const section = toPostgresSection({
    conditions: { ...conditions, postgres: "18.4" },
    effort: { processes: 2, rounds: 2, warmUpRounds: 1, share: 1, keptShare: 1 },
    rows: [figures],
    goals: compareWithPostgresGoals([figures]),
    repeats: [{ name: "pg-boss, some way", first: 1, whileHandled: 0, afterwards: 2, rejected: 3 }],
  });
  const lines = toLines(printSection(section));
  expect(lines).toContainEqual(
    expect.stringMatching(
      /^64 sends, inbox +0 +4\.00 +4\.00 to 4\.00 +10\.0 +5\.0 +1\.50 .* 60 +40 +30$/,
    ),
  );
  expect(lines).toContainEqual(
    expect.stringMatching(/^puts, inbox \/ insert, 64 sends +4\.00 +3\.00 +4\.00 +yes$/),
  );
  expect(lines).toContainEqual(expect.stringMatching(/^pg-boss, some way +1 +0 +2 +3$/));
  expect(lines.slice(-3)).toEqual([
    "Node v24.0.0, Some CPU, 2 cores, load average 0.5 before and 1.0 after.",
    "PostgreSQL 18.4 with its default settings for durability, which include fsync.",
    "The median of 2 slices in 2 processes of each contender.",
  ]);
});

test("deliveries that were lost or given out twice make figures worthless", () => {
  expect(findWrongAccounts([figures])).toEqual([]);
  expect(findWrongAccounts([change("inbox", { waiting: 29 })])).toEqual([
    '[counts_wrong] inbox in "64 sends": expected 30 deliveries that wait (10 before, 60 sent, 40 handled), got 29. Its figures say nothing.',
  ]);
});

function change(name: string, changes: object): PostgresFigures {
  const contenders = figures.contenders.map((one) =>
    one.contender === name ? { ...one, account: { ...one.account, ...changes } } : one,
  );
  return { ...figures, contenders };
}

function found(name: string, value: number, bound: object, isMet: boolean) {
  return { name: `${name}, 64 sends`, found: expect.closeTo(value), ...bound, isMet };
}

function round(scale: number): PostgresRound {
  return {
    "graphile addJobs": slice(8 * scale, 40 * scale),
    "pg-boss insert": slice(20 * scale, 30 * scale),
    inbox: slice(10 * scale, 20 * scale),
    "inbox, before": slice(20 * scale, 20 * scale),
    "inbox, empty": slice(8 * scale, 10 * scale),
    insert: { put: slice(40 * scale, 0).put },
  };
}

/** A slice that takes so many µs for a delivery. */
function slice(put: number, drain: number) {
  return { put: toPace(put), drain: toPace(drain) };
}

function toPace(microseconds: number) {
  const nanoseconds = microseconds * 1_000 * 100;
  return { deliveries: 100, nanoseconds, cpuNanoseconds: nanoseconds / 2 };
}
