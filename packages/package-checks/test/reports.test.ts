import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type PublishedPackage, packPublished } from "../src/published.ts";
import { reportFileOf } from "../src/report.ts";

describe("the report of a package", async () => {
  const published = await packPublished();
  const report = (each: PublishedPackage) =>
    readFileSync(join(import.meta.dirname, "../gen", reportFileOf(each)), "utf8");

  test.each(published)("of $name names every entry point and its command", (each) => {
    const text = report(each);
    const { bin = {}, exports } = each.manifest;
    const fixed = Object.keys(exports).filter((subpath) => !/\*|package\.json/.test(subpath));
    const named = [...Object.keys(bin), ...fixed.map((subpath) => each.name + subpath.slice(1))];
    expect(named.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });

  test.each(published.flatMap((each) => sectionsOf(report(each))))(
    "of $title has the same exports when it runs as it declares",
    ({ exported, declared }) => {
      expect(exported.filter((name) => !declared.has(name))).toEqual([]);
      // A class may be exported as a type alone, which the declarations do not tell.
      const needed = [...declared].filter(([, kind]) => kind !== "class").map(([name]) => name);
      expect(exported).toEqual(expect.arrayContaining(needed));
    },
  );

  test.each(published)("of $name has no comments, and no path of this machine", (each) => {
    expect(report(each)).not.toMatch(/\/\*\*|undocumented|@public|file:\/\/|node_modules/);
  });
});

interface Section {
  readonly title: string;
  readonly exported: readonly string[];
  /** The values among the declarations, with their kinds. */
  readonly declared: ReadonlyMap<string, string>;
}

/** The entry points of a report that have both declarations and something that runs. */
function sectionsOf(text: string): readonly Section[] {
  return text
    .split(/^## /m)
    .filter((section) => /^Exports when it runs: `/m.test(section) && section.includes("```ts"))
    .map((section) => {
      const [line = ""] = /^Exports when it runs: .*$/m.exec(section) ?? [];
      const values = section.matchAll(/^export (const|function|class) (\w+)/gm);
      return {
        title: section.split("\n")[0] ?? "",
        exported: [...line.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name),
        declared: new Map([...values].map(([, kind = "", name = ""]) => [name, kind])),
      };
    });
}
