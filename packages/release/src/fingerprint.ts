import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Returns one hash over the path and the bytes of every file in a folder. Throws if the folder contains a link, because the
 * target of a link can change elsewhere.
 */
export function readFingerprint(folder: string): string {
  const hash = createHash("sha256");
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    const path = join(folder, file);
    const found = lstatSync(path);
    if (found.isDirectory()) continue;
    if (!found.isFile()) throw new Error(`${path}: expected a file, got a link. Pack again.`);
    const content = createHash("sha256").update(readFileSync(path)).digest("hex");
    hash.update(`${content} ${file}\n`);
  }
  return hash.digest("hex");
}
