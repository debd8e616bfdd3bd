import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { packageRoot } from "@order-webhooks/test-setup/pages";
import { describe, expect, it } from "vitest";

const docs = readdirSync(join(packageRoot, "docs")).filter((name) => name.endsWith(".md"));
const pages = ["README.md", ...docs.map((name) => join("docs", name))];

const textOf = (page: string) => readFileSync(join(packageRoot, page), "utf8");

describe.each(pages)("%s", (page) => {
  it("links to existing files and headings", () => {
    const links = [...textOf(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)];
    for (const [link, path = "", anchor] of links) {
      const file = path === "" ? page : join(dirname(page), path);
      expect(existsSync(join(packageRoot, file)), link).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(textOf(file)), link).toContain(anchor);
    }
  });
});

/** Lists the anchors of a page's headings, as GitHub creates them. */
function anchorsOf(text: string): readonly string[] {
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => heading);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

it("each guarantee links to its tests", () => {
  const tables = ["README.md", "docs/sidecar.md"].map((page) =>
    [...textOf(page).matchAll(/^\| Guarantee .*\n.*\n((?:\|.*\n)+)/gm)].map(
      ([, rows = ""]) => rows,
    ),
  );
  expect(tables.map(({ length }) => length)).toEqual([1, 1]);
  const rows = tables.flat().flatMap((body) => body.trim().split("\n"));
  expect(rows.length).toBeGreaterThan(15);
  expect(rows.filter((row) => !/\]\((\.\.\/)?test\//.test(row))).toEqual([]);
});
