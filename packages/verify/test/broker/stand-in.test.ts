import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";

const folder = new URL("./", import.meta.url);
const page = await readFile(new URL("facts.md", folder), "utf8");
const onPage = [...page.matchAll(/^- \*\*(F\d+)\*\*/gm)].map(([, name = ""]) => name);

async function readNamed(): Promise<ReadonlySet<string>> {
  const files = (await readdir(folder)).filter((name) => /^[\w-]+\.ts$/.test(name));
  const texts = await Promise.all(files.map((name) => readFile(new URL(name, folder), "utf8")));
  return new Set(texts.flatMap((text) => text.match(/\bF\d+\b/g) ?? []));
}

test("each fact that a response names is on the page, and each fact of the page is used", async () => {
  expect(onPage.length).toBeGreaterThan(20);
  expect(new Set(onPage).size).toBe(onPage.length);
  expect(inOrder(await readNamed())).toEqual(inOrder(onPage));
});

function inOrder(names: Iterable<string>): readonly string[] {
  return [...names].sort((one, other) => Number(one.slice(1)) - Number(other.slice(1)));
}
