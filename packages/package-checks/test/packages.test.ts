import { describe, expect, test } from "vitest";
import gates from "../package.json" with { type: "json" };
import { entryPointsOf } from "../src/entry-points.ts";
import { checkTypes, lintPackage } from "../src/judge-package.ts";
import { packPublished } from "../src/published.ts";
import { findUnusedSuppressions, withoutSuppressed } from "../src/suppressions.ts";

const published = await packPublished();

test("gates depends on every published package, so that what is judged is what was just built", () => {
  const names = published.map(({ name }) => name);
  expect(Object.keys(gates.dependencies)).toEqual(expect.arrayContaining(names));
});

test("every suppression meets a complaint", async () => {
  const made = published.map(async (each) => {
    const complaints = [...(await lintPackage(each)), ...(await checkTypes(each))];
    return complaints.map((complaint) => [each, complaint] as const);
  });
  expect(findUnusedSuppressions((await Promise.all(made)).flat())).toEqual([]);
});

describe.each(published)("$name", (each) => {
  const entries = entryPointsOf(each);

  test("is packed as publint, at its strictest, wants it", async () => {
    expect(withoutSuppressed(each, await lintPackage(each))).toEqual([]);
  });

  test("has types that every way of resolving modules finds", async () => {
    expect(withoutSuppressed(each, await checkTypes(each))).toEqual([]);
  });

  test("has entry points, each with its files in the package", () => {
    const wanted = entries.flatMap(({ types, file }) => [types, file]).filter(isDefined);
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.filter((file) => !each.files.includes(file))).toEqual([]);
  });
});

function isDefined<T>(value: T | undefined): value is T {
  return value !== undefined;
}
