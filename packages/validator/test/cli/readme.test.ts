import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { run } from "./run.ts";

const readme = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");
const [, text = ""] = /const text = `(.*?)`;/s.exec(readme) ?? [];
const [, from = "", to = ""] = /text\.replace\('(.*?)', '(.*?)'\)/.exec(readme) ?? [];
const [, section = ""] = readme.split("\n## Check a file\n");
const examples = [
  ...section.matchAll(/npx @order-webhooks\/validator ([^\n]+)\n```\n\n```\w+\n(.*?)```/gs),
].map(([, args = "", printed = ""]) => ({ args, printed }));

const folder = mkdtempSync(join(tmpdir(), "validator-readme-"));
writeFileSync(join(folder, "delivery.json"), text);
writeFileSync(join(folder, "refused.json"), text.replace(from, to));

afterAll(() => rmSync(folder, { recursive: true }));

test("the README has an example of a check and of a shape", () => {
  expect(examples.map(({ args }) => args)).toEqual([
    expect.stringContaining("refused.json"),
    expect.stringContaining("--shape"),
  ]);
});

test.each(examples)("$args prints the output that the README shows", async ({ args, printed }) => {
  const paths = args.split(" ").map((arg) => (arg.endsWith(".json") ? join(folder, arg) : arg));
  const ran = await run(paths);
  expect(ran.warned).toBe("");
  const output = ran.printed.replaceAll(join(folder, "/"), "");
  // The version changes with every release.
  expect(output.replace(/"validator": ".*"/, '"validator": "0.1.0"')).toBe(printed);
});
