import { expect, test } from "vitest";
import { nameOf, type RowResult } from "../src/row.ts";
import { allRows } from "../src/rows.ts";
import { explain, holds, toTable } from "../src/table.ts";

const row = { consumer: "some", toolchain: "compiler 1", node: "24", installer: "npm" } as const;
const results: readonly RowResult[] = [
  { row, outcome: { status: "passed" }, ms: 12 },
  { row: { ...row, node: "26" }, outcome: { status: "failed", output: "a\nb\nc\n" }, ms: 3456 },
  { row: { ...row, installer: "pnpm" }, outcome: { status: "did not run", reason: "why" }, ms: 1 },
];

test("the table has a line for each row, in their order, and counts them", () => {
  expect(toTable(results).split("\n")).toEqual([
    "| consumer | toolchain  | Node | installer | result      | ms   |",
    "| -------- | ---------- | ---- | --------- | ----------- | ---- |",
    "| some     | compiler 1 | 24   | npm       | passed      | 12   |",
    "| some     | compiler 1 | 26   | npm       | failed      | 3456 |",
    "| some     | compiler 1 | 24   | pnpm      | did not run | 1    |",
    "",
    "1 passed, 1 failed, 1 did not run",
  ]);
});

test("each failure is named, with the last lines of its output", () => {
  expect(explain(results, 2)).toEqual([
    "some, compiler 1, Node 26, npm failed:\nb\nc",
    "some, compiler 1, Node 24, pnpm did not run: why",
  ]);
});

test("a row that did not run is a failure where all must run", () => {
  const withoutFailure = results.filter(({ outcome }) => outcome.status !== "failed");
  const passed = withoutFailure.slice(0, 1);
  const judged = [results, withoutFailure, passed].map((some) =>
    [false, true].map((allMustRun) => holds(some, { allMustRun })),
  );
  expect(judged).toEqual([
    [false, false],
    [true, false],
    [true, true],
  ]);
});

test("no two rows have the same name", () => {
  const names = allRows.map(nameOf);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
