import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const readme = readFileSync(join(root, "README.md"), "utf8");
const [, code = "", printed] = /```ts\n(.*?)```.*?```text\n(.*?)```/s.exec(readme) ?? [];

test("the README's example prints what the README says", () => {
  // From the package's own folder its name leads to dist/, as it does for those who install it.
  const flags = ["--input-type=module", "--eval", code];
  const output = execFileSync(process.execPath, flags, { cwd: root, encoding: "utf8" });
  expect(output).toBe(printed);
});

test("the README lists every reason", () => {
  const source = readFileSync(join(root, "src/result.ts"), "utf8");
  const [, union = ""] = /export type Reason =([^;]+);/.exec(source) ?? [];
  const reasons = [...union.matchAll(/"(\w+)"/g)].map(([, reason]) => reason);
  const listed = [...readme.matchAll(/^\| `(\w+)` +\|/gm)].map(([, reason]) => reason);
  expect(listed).toEqual(reasons);
});
