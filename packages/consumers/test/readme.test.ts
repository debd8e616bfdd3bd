import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "@order-webhooks/release";
import { execa, execaNode } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

// Each TypeScript block of these documents is a file that compiles and runs. A text block after it is its output.

const folder = join(import.meta.dirname, "../.snippets");
const documents = ["README.md", "packages/types/README.md"];
const snippets = documents.flatMap(readSnippets);

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  for (const { file, code } of snippets) writeFileSync(file, code);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the READMEs have an example of the types, the validator and the receiver", () => {
  const imported = ["types", "validator", "receiver"].map((name) => `@order-webhooks/${name}`);
  for (const name of imported) {
    expect(
      snippets.some(({ code }) => code.includes(`"${name}"`)),
      name,
    ).toBe(true);
  }
});

test("every example compiles", async () => {
  const files = snippets.map(({ file }) => file);
  const flags =
    "--noEmit --strict --exactOptionalPropertyTypes --module nodenext --target es2023 --types node";
  await execa("tsc", ["--ignoreConfig", ...flags.split(" "), ...files]);
});

describe("every example runs", () => {
  for (const { file, code, output } of snippets) {
    test(code.split("\n")[0] ?? file, async () => {
      const { stdout, stderr } = await execaNode(file, {
        ...{ ipc: false, nodeOptions: [], stripFinalNewline: false },
      });
      expect(stderr).toBe("");
      if (output !== undefined) expect(stdout).toBe(output);
    });
  }
});

interface Snippet {
  readonly file: string;
  readonly code: string;
  readonly output?: string;
}

function readSnippets(document: string, number: number): readonly Snippet[] {
  const markdown = readFileSync(join(repositoryRoot, document), "utf8");
  const blocks = markdown.matchAll(/```ts\n([\s\S]*?)```\n(?:\n```text\n([\s\S]*?)```)?/g);
  return [...blocks].map(([, code = "", output], at) => ({
    file: join(folder, `${number + 1}-${at + 1}.ts`),
    code,
    ...(output === undefined ? {} : { output }),
  }));
}
