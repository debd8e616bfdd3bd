import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * One hash over every file of a folder, its path and its bytes: it changes when anything in the folder does. Throws at a
 * link, whose bytes could change elsewhere.
 */
export function readFingerprint(folder: string): string {
  const hash = createHash("sha256");
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    const found = lstatSync(join(folder, file));
    if (found.isDirectory()) continue;
    if (!found.isFile()) throw new Error(`${join(folder, file)} is no file: nothing to release.`);
    const content = createHash("sha256")
      .update(readFileSync(join(folder, file)))
      .digest("hex");
    hash.update(`${content} ${file}\n`);
  }
  return hash.digest("hex");
}
