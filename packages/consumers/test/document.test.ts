import { expect, test } from "vitest";
import { readBlocks } from "../src/document.ts";

test("blocks have their section, their language, and their file", () => {
  const page = "```sh\na\n```\n## One\n\n```ts\n// src/a.ts\nb\n```\n\n```text\nc\n```\n";
  expect(readBlocks(page)).toEqual([
    { section: "", language: "sh", code: "a\n" },
    { section: "One", language: "ts", file: "src/a.ts", code: "// src/a.ts\nb\n" },
    { section: "One", language: "text", code: "c\n" },
  ]);
});

test.each([
  ["is indented", "1. Step:\n\n   ```sh\n   a\n   ```\n"],
  ["has no language", "```\na\n```\n"],
  ["has more than a language", '```ts title="a.ts"\na\n```\n'],
  ["is made of tildes", "~~~sh\na\n~~~\n"],
  ["does not end", "```sh\na\n"],
])("a block that %s is an error", (_what, page) => {
  expect(() => readBlocks(`\`\`\`sh\nbefore\n\`\`\`\n\n${page}`)).toThrow(
    "expected two fences for each of",
  );
});
