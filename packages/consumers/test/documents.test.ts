import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "@order-webhooks/release";
import { expect, test } from "vitest";
import { documents, notRun, testDocuments, testedElsewhere } from "./documents.ts";

// The README's sections with commands, and the first one of each other document, as their reader would run them.

await testDocuments({ quick: true });

const pages = readdirSync(join(repositoryRoot, "docs")).filter((file) => file.endsWith(".md"));
const texts = ["README.md", ...pages.map((file) => `docs/${file}`)].map((file) => {
  return { file, text: readFileSync(join(repositoryRoot, file), "utf8") };
});

test("every document with commands is run, here or by another test", () => {
  const withCommands = texts.filter(({ text }) => text.includes("```sh\n"));
  const tested = [...documents.map(({ file }) => file), ...Object.keys(testedElsewhere)];
  expect(withCommands.map(({ file }) => file).toSorted()).toEqual(tested.toSorted());
});

test.each(notRun)("$command is in a document, and is not run: $reason", ({ command }) => {
  expect(texts.some(({ text }) => command.test(text))).toBe(true);
});
