import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packPublished } from "../src/published.ts";
import { reportFileOf, reportOn } from "../src/report.ts";
import { staleReports, writeReports } from "../src/report-files.ts";

describe("the report of a package", async () => {
  const published = await packPublished();
  const report = (name: string) =>
    readFileSync(join(import.meta.dirname, `../gen/${name}.md`), "utf8");

  test("is made the same every time", async () => {
    const [first] = published;
    if (first === undefined) throw new Error("nothing is published");
    expect(await reportOn(first)).toBe(await reportOn(first));
  });

  test.each(published)("of $name names every entry point and its command", (each) => {
    const text = report(reportFileOf(each).replace(/\.md$/, ""));
    const { bin = {}, exports } = each.manifest;
    const fixed = Object.keys(exports).filter((subpath) => !/\*|package\.json/.test(subpath));
    const named = [...Object.keys(bin), ...fixed.map((subpath) => each.name + subpath.slice(1))];
    expect(named.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });

  test("carries declarations, not comments, and no path of this machine", () => {
    const text = report("types");
    expect(text).toContain("export interface Order {");
    expect(text).not.toMatch(/\/\*\*|undocumented|file:|node_modules/);
  });
});

describe("the folder of reports", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "order-webhooks-reports-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("holds what was written, and tells what is stale, missing or of nothing", async () => {
    const reports = new Map([
      ["a.md", "a"],
      ["b.md", "b"],
    ]);
    expect(await writeReports(folder, reports)).toEqual(["a.md", "b.md"]);
    expect(await staleReports(folder, reports)).toEqual([]);
    writeFileSync(join(folder, "a.md"), "changed");
    writeFileSync(join(folder, "gone.md"), "");
    rmSync(join(folder, "b.md"));
    expect(await staleReports(folder, reports)).toEqual(["a.md", "b.md", "gone.md"]);
    await writeReports(folder, reports);
    expect(await staleReports(folder, reports)).toEqual([]);
  });
});
