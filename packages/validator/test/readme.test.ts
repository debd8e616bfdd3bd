import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const readme = readFileSync(join(root, "README.md"), "utf8");
const [, code = "", printed] = /```ts\n(.*?)```.*?```text\n(.*?)```/s.exec(readme) ?? [];

test("the README's example prints the output that the README shows", () => {
  // In the package's own folder, its name resolves to dist/, as for users who install the package.
  const flags = ["--input-type=module", "--eval", code];
  const output = execFileSync(process.execPath, flags, { cwd: root, encoding: "utf8" });
  expect(output).toBe(printed);
});

test.each([
  ["reason", "RefusalReason", "parse/result.ts", "## What is refused"],
  [
    "code of a violation",
    "ViolationCode",
    "checks/check.ts",
    "### Invalid and incomplete payloads",
  ],
  ["code of drift", "DriftCode", "checks/check.ts", "### Drift"],
])("the README lists every %s", (_name, type, file, heading) => {
  const source = readFileSync(join(root, "src", file), "utf8");
  const [, union = ""] = new RegExp(`export type ${type} =([^;]+);`).exec(source) ?? [];
  const [section = ""] = readme.split(`\n${heading}\n`)[1]?.split(/\n##+ /) ?? [];
  expect(section).not.toBe("");
  expect(namesIn(section, /^\| `(\w+)` +\|/gm)).toEqual(namesIn(union, /"(\w+)"/g));
});

function namesIn(text: string, pattern: RegExp): readonly (string | undefined)[] {
  return [...text.matchAll(pattern)].map(([, name]) => name);
}
