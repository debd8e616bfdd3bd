import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../../testing/authored.ts";

it("the example in the schemas' README prints what the README says", () => {
  const readme = readFileSync(join(root, "schemas/README.md"), "utf8");
  const [, code = "", printed] = /```js\n(.*?)```.*?```text\n(.*?)```/s.exec(readme) ?? [];
  // This package has both that the example imports: the schemas, by their name, and Ajv.
  const flags = ["--input-type=module", "--eval", code];
  const cwd = join(import.meta.dirname, "..");
  expect(execFileSync(process.execPath, flags, { cwd, encoding: "utf8" })).toBe(printed);
});
