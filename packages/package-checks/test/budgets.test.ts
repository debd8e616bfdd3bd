import { describe, expect, test } from "vitest";
import { type Budgets, findExcesses, goalOf, limitOf, readBudgets } from "../src/budgets.ts";
import { type Measure, missedGoals } from "../src/measure.ts";
import { measureAll } from "../src/measure-all.ts";
import { packPublished } from "../src/published.ts";

const budgets = await readBudgets();

describe("what we publish", async () => {
  const measures = await measureAll(await packPublished());

  test("stays within ten percent of what was committed", () => {
    expect(findExcesses(measures, budgets)).toEqual([]);
  });

  test("reaches its goals, except where it is known what that would take", () => {
    const missed = measures.filter((measure) => measure.value > (goalOf(measure) ?? Infinity));
    expect(missed.map(({ name }) => name)).toEqual(Object.keys(missedGoals));
  });
});

describe("a budget", () => {
  const measure: Measure = { name: "size", unit: "bytes", value: 110 };
  const committed: Budgets = { events: budgets.events, measured: { size: 100 } };

  test("has ten percent of slack and no more", () => {
    expect(findExcesses([measure], committed)).toEqual([]);
    expect(findExcesses([{ ...measure, value: 111 }], committed)).toEqual([
      expect.stringContaining("size: 111 bytes, over the limit of 110 (committed: 100)"),
    ]);
  });

  test("grows with the events if what it measures does", () => {
    const less = { ...committed, events: budgets.events / 2 };
    expect(limitOf(measure, less)).toBe(110);
    expect(limitOf({ ...measure, perEvent: true }, less)).toBeGreaterThanOrEqual(220);
  });

  test("is needed for each measure, and a measure for each", () => {
    expect(findExcesses([{ ...measure, name: "other" }], committed)).toEqual([
      expect.stringContaining("other: 110 bytes, over the limit of 0 (committed: none)"),
      expect.stringContaining("size: budgeted, but nothing measures it"),
    ]);
  });

  test("is not kept by what could not be measured", () => {
    expect(findExcesses([{ ...measure, value: Number.NaN }], committed)).toHaveLength(1);
  });
});
