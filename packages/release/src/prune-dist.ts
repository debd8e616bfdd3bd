// The last step of a build, run in a package's folder: takes out of dist/ what no entry of the package leads to. A compiler
// writes declarations of internals that no declaration names, and for a module of types alone code that nothing loads.
import { globSync, readFileSync, rmSync } from "node:fs";
import { findReachable } from "./reachable-files.ts";

const read = (file: string): string => readFileSync(file, "utf8");
const files = globSync("dist/**/*.{js,d.ts}");
const reachable = findReachable({ manifest: JSON.parse(read("package.json")), files, read });

for (const file of files.filter((file) => !reachable.has(file))) rmSync(file);
