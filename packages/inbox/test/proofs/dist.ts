import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const packageFolder = fileURLToPath(new URL("../../", import.meta.url));

/** The URL of the module that users import. It has to be built. */
export const builtModule = urlOf(packageFolder);

/** A defect that is made on purpose: a text of a built file, and what stands in its place. */
export interface Mutation {
  /** The file, from `dist`. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** Copies the built package into an empty folder, and makes one defect there. Returns the URL of its module. */
export function mutate({ file, find, replace }: Mutation, folder: string): string {
  const copy = join(folder, "package");
  mkdirSync(copy);
  cpSync(join(packageFolder, "dist"), join(copy, "dist"), { recursive: true });
  cpSync(join(packageFolder, "package.json"), join(copy, "package.json"));
  symlinkSync(join(packageFolder, "node_modules"), join(copy, "node_modules"));
  const path = join(copy, "dist", file);
  const parts = readFileSync(path, "utf8").split(find);
  if (parts.length !== 2) {
    throw new Error(`${file}: expected the text once, got it ${parts.length - 1} times: ${find}`);
  }
  writeFileSync(path, parts.join(replace));
  return urlOf(copy);
}

function urlOf(folder: string): string {
  return pathToFileURL(join(folder, "dist", "sqlite.js")).href;
}
