import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Counts the lines of all files below a folder. Undefined if the folder does not exist, as in an installed package. */
export function countLines(folder: string): number | undefined {
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8").split("\n").length - 1)
    .reduce((sum, lines) => sum + lines, 0);
}
