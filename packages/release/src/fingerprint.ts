import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** One hash over every file of a folder, its path and its bytes: it changes when anything in the folder does. */
export function readFingerprint(folder: string): string {
  const hash = createHash("sha256");
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    if (!statSync(join(folder, file)).isFile()) continue;
    const content = createHash("sha256")
      .update(readFileSync(join(folder, file)))
      .digest("hex");
    hash.update(`${content} ${file}\n`);
  }
  return hash.digest("hex");
}
