import { expect, test } from "vitest";
import budgets from "../budgets.json" with { type: "json" };
import { type Budgets, events, findExcesses } from "../src/budgets.ts";
import { measureAll } from "../src/measure.ts";

const half: Budgets = { events: events / 2, measured: { size: 100 } };
const committed: Budgets = { events, measured: { size: 100 } };

test("sizes and type counts stay within ten percent of budgets.json, and within their limits", async () => {
  expect(findExcesses(await measureAll(), budgets)).toEqual([]);
});

test.each([
  ["at its budget", { value: 110 }, committed, []],
  ["over its budget", { value: 111 }, committed, ["expected at most 110, got 111"]],
  ["over its limit", { value: 106, limit: 105 }, committed, ["expected at most 105, got 106"]],
  ["that could not be measured", { value: Number.NaN }, committed, ["got NaN"]],
  ["that grows, at a budget from half the events", { value: 110 + events, perEvent: 2 }, half, []],
  ["that grows, over it", { value: 111 + events, perEvent: 2 }, half, [`at most ${110 + events}`]],
  ["that is fixed, over a budget from half the events", { value: 111 }, half, ["at most 110"]],
  ["over a limit, whatever the events", { value: 106, limit: 105 }, half, ["at most 105"]],
])("a measure %s", (_title, measure, against, messages) => {
  const excesses = findExcesses([{ name: "size", ...measure }], against);
  expect(excesses).toEqual(messages.map((message) => expect.stringContaining(message)));
});

test("each measure needs a budget, and each budget a measure", () => {
  expect(findExcesses([{ name: "other", value: 110 }], committed)).toEqual([
    expect.stringContaining("other: expected at most 0, got 110 (committed: 0)"),
    expect.stringContaining("size: expected a measure, got none"),
  ]);
});
