import { expect, test } from "vitest";
import { findReachable } from "../src/reachable-files.ts";

// Tests on small packages which files their users can reach.

const bin = { some: "./dist/bin.js" };
const types = "./dist/index.d.ts";
const exports = { ".": { types, default: "./dist/index.js" }, "./events/*": "./dist/events/*.js" };

test("code reaches code, declarations reach declarations, and bin reaches a command", () => {
  expect(
    reach({
      "dist/index.js": 'export { a } from "./a.js";\nimport("./late.js");',
      "dist/late.js": 'new Worker(new URL("./thread.js", import.meta.url));',
      "dist/thread.js": "",
      "dist/a.js": 'import "../dist/b.js";',
      "dist/b.js": "",
      "dist/bin.js": 'import { index } from "./index.js";',
      "dist/events/some.js": "import{c}from'../c.js'",
      "dist/c.js": "",
      "dist/index.d.ts": 'export type { A } from "./a.ts";\ntype B = import("./b.js").B;',
      "dist/a.d.ts": "",
      "dist/b.d.ts": "",
    }),
  ).toEqual([]);
});

test("a file that no entry imports is not reached, whatever its name, also in a cycle of imports", () => {
  const alone = {
    "dist/bin.d.ts": 'export { index } from "./index.js";',
    "dist/types.js": "export {};",
    "dist/x.js": 'import "./y.js";',
    "dist/y.js": 'import "./x.js";',
    "dist/events.js": "",
  };
  const entries = {
    "dist/index.js": 'import "elsewhere"; import "./gone.js";',
    "dist/index.d.ts": 'export type { T } from "./types.js";',
    "dist/types.d.ts": "",
    "dist/bin.js": "",
  };
  expect(reach({ ...entries, ...alone })).toEqual(Object.keys(alone));
});

/** Returns the files that are not reached. */
function reach(contents: Readonly<Record<string, string>>): readonly string[] {
  const files = Object.keys(contents);
  const read = (file: string) => contents[file] ?? "";
  const reached = findReachable({ manifest: { exports, bin, types }, files, read });
  return files.filter((file) => !reached.has(file));
}
