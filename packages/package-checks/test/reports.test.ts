import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "@order-webhooks/release";
import { describe, expect, test } from "vitest";

// `npm run check` compares the committed reports with the packages. Here they are compared with the code.

const gen = join(import.meta.dirname, "../gen");
const reports = globSync("**/*.api.md", { cwd: gen }).sort();

describe.each(reports)("%s", (path) => {
  const report = readFileSync(join(gen, path), "utf8");
  const specifier = `@order-webhooks/${path.replace(/(\/index)?\.api\.md$/, "")}`;

  test("declares what the entry point exports at run time", async () => {
    const values = [...report.matchAll(/^export (const|function|class) (\w+)/gm)];
    if (specifier === "@order-webhooks/types") return expect(values).toEqual([]);
    const exported = Object.keys(await import(specifier));
    expect(exported).toEqual(exported.filter((name) => values.some((value) => value[2] === name)));
    // A class can be exported as a type alone, which the declarations do not show.
    const needed = values.filter(([, kind]) => kind !== "class").map((value) => value[2]);
    expect(exported).toEqual(expect.arrayContaining(needed));
  });

  test("names no path of this machine", () => {
    expect(report).not.toMatch(/file:\/\/|node_modules/);
    expect(report).not.toContain(repositoryRoot);
  });
});
