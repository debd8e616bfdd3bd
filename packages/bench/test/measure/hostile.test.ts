import { expect, test } from "vitest";
import { toHostileFigures } from "../../src/report/hostile-figures.ts";

test("orders that grow have times of JSON.parse, and the growth of each contender", () => {
  const measured = [
    { items: 100, bytes: 1_000, rounds: [round(10, 20), round(10, 30), round(10, 40)] },
    { items: 1_000, bytes: 10_000, rounds: [round(100, 3_000)] },
  ];
  expect(toHostileFigures(measured)).toEqual([
    { items: 100, bytes: 1_000, parseNanoseconds: 10, timesOfParse: { one: 3 } },
    {
      ...{ items: 1_000, bytes: 10_000, parseNanoseconds: 100, timesOfParse: { one: 30 } },
      growth: { one: 100 },
    },
  ]);
});

function round(parse: number, one: number) {
  return { "JSON.parse": parse, one };
}
