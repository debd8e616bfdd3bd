import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { rowPlans } from "../../src/measure/row-plans.ts";
import { replaceBetween } from "../../src/page/markers.ts";
import { toPage } from "../../src/page/page.ts";
import { drawCost, drawThroughput } from "../../src/page/pictures.ts";
import { toReadmeTables } from "../../src/page/readme-table.ts";
import { shownRows } from "../../src/page/shown.ts";
import { fixedRun } from "./fixed-run.ts";

const readme = "# Title\n\n<!-- benchmarks:start -->\nold\n<!-- benchmarks:end -->\n\n## More\n";
const root = join(import.meta.dirname, "../../../..");

test.each([
  ["benchmarks.md", toPage(fixedRun)],
  ["cost.svg", drawCost(fixedRun.reports.validate)],
  ["throughput.svg", drawThroughput(fixedRun.reports)],
  ["readme.md", replaceBetween(readme, "benchmarks", toReadmeTables(fixedRun))],
])("%s has every figure of the run", async (file, text) => {
  await expect(text).toMatchFileSnapshot(`expected/${file}`);
});

test("figures from a machine that was busy before are provisional", () => {
  const busy = { ...fixedRun, machine: { ...fixedRun.machine, busyBefore: 0.25 } };
  expect(toPage(busy)).toContain(
    "**These figures are provisional.** Other programs used 25 % of the processors before the run began.",
  );
  expect(toReadmeTables(busy)).toContain("so these figures are provisional.");
  for (const text of [toPage(fixedRun), toReadmeTables(fixedRun)])
    expect(text).not.toContain("provisional");
});

test("the README's rows about validation are rows of the table", () => {
  const names = rowPlans.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(shownRows.map(([, row]) => row)));
});

test("the README has the place of its tables once", () => {
  const text = readFileSync(join(root, "README.md"), "utf8");
  expect(
    replaceBetween(text, "benchmarks", "new").split("new\n\n<!-- benchmarks:end -->"),
  ).toHaveLength(2);
});

test.each([
  "no markers",
  "<!-- benchmarks:start -->",
  "<!-- benchmarks:end --> <!-- benchmarks:start -->",
])("a document without a place for the tables is refused: %s", (text) => {
  expect(() => replaceBetween(text, "benchmarks", "new")).toThrow("once each, in this order");
});
