import { describe, expect, test } from "vitest";
import { measureInterleaved } from "../src/measure/blocks.ts";
import { toRunner } from "../src/measure/loop.ts";
import { printSection } from "../src/page/section.ts";
import { toValidateSection } from "../src/page/validate-section.ts";
import { toFigures } from "../src/report/figures.ts";
import { median, spread } from "../src/report/numbers.ts";
import { formatTable } from "../src/report/table.ts";
import { toLines } from "./printed.ts";

describe("the figures of a row", () => {
  const processes = [
    [round(100, 20, 10), round(100, 20, 10), round(100, 1000, 10)],
    // A process on a machine that was twice as slow has the same ratios.
    [round(200, 40, 20), round(200, 40, 20), round(200, 40, 20)],
    [round(100, 30, 12), round(100, 30, 12), round(100, 30, 12)],
  ];
  const figures = toFigures({ name: "row", documents: 32, bytes: 1000, processes });

  test("are medians of ratios, which no single block moves", () => {
    expect(figures.percentOfParse).toEqual({ before: 20, now: 10 });
    expect(figures).toMatchObject({ parseNanoseconds: 100, ratio: 0.5 });
  });

  test("say how far the processes lie apart", () => {
    expect(figures.spread).toEqual({ before: 0.5, now: 0.2 });
  });

  test("stand in a table above the conditions that they hold under", () => {
    const section = toValidateSection({
      conditions: { node: "v24.0.0", cpu: "Some CPU", cores: 2, load: [0.5, 1.25] },
      effort: { processes: 3, blocks: 3, blockMs: 5, warmUpMs: 1 },
      contenders: ["before", "now"],
      accepted: { documents: 32 },
      rows: [figures],
      hostile: [],
    });
    const lines = toLines(printSection(section));
    expect(lines).toContainEqual(
      expect.stringMatching(/^row +32 +1000 +0\.1 +20\.0 +10\.0 +20 % +0\.50$/),
    );
    expect(lines.slice(-3)).toEqual([
      "Node v24.0.0, Some CPU, 2 cores, load average 0.5 before and 1.3 after.",
      "All contenders agreed about 32 deliveries before anything was timed.",
      "The median of 3 processes, each the median of 3 blocks of 5 ms.",
    ]);
  });

  function round(parse: number, before: number, now: number) {
    return { "JSON.parse": parse, before, now };
  }
});

test("a median of an even number of values lies between the two in the middle", () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([7])]).toEqual([2, 2.5, 7]);
  expect(spread([2, 1, 4])).toBe(1.5);
  expect(median([])).toBeNaN();
});

test("every runner has a block in every round, with all its inputs", async () => {
  const seen = new Set<number>();
  const runners = [
    { name: "one", run: (input: number) => seen.add(input), inputs: [1, 2] },
    { name: "other", run: (input: number) => seen.add(input), inputs: [3] },
  ];
  const effort = { processes: 1, blocks: 3, blockMs: 0.1, warmUpMs: 0.1 };
  const rounds = await measureInterleaved(runners.map(toRunner), effort);
  expect(rounds.map((each) => Object.keys(each).sort())).toEqual(Array(3).fill(["one", "other"]));
  expect(seen).toEqual(new Set([1, 2, 3]));
});

test("a table leaves out a column without values", () => {
  const columns = [
    { head: "name", cell: ({ name }: { name: string }) => name },
    { head: "nothing", cell: () => undefined },
    { head: "n", cell: ({ name }: { name: string }) => (name === "b" ? undefined : "10") },
  ];
  expect(formatTable(columns, [{ name: "a" }, { name: "b" }])).toBe(
    ["| name |  n |", "| ---- | -: |", "| a    | 10 |", "| b    |    |"].join("\n"),
  );
});
