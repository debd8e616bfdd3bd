// Last step of a build, run in a package's folder. It deletes from dist/ every file that no entry of the package reaches. The
// compiler writes declarations of internals that no declaration imports. For a module of types, it writes code that no code
// imports.
import { globSync, readFileSync, rmSync } from "node:fs";
import { findReachable } from "./reachable-files.ts";

const read = (file: string): string => readFileSync(file, "utf8");
const files = globSync("dist/**/*.{js,d.ts}");
const reachable = findReachable({ manifest: JSON.parse(read("package.json")), files, read });

for (const file of files.filter((file) => !reachable.has(file))) rmSync(file);
