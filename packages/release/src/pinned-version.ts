import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readManifest } from "./workspace.ts";

/**
 * Version of verify that the workflow for other repositories runs by default, and version of verify in the working
 * tree.
 */
export interface Pin {
  /** Path of the workflow, relative to the repository's root. */
  readonly file: string;
  readonly pinned: string;
  readonly wanted: string;
}

const file = ".github/workflows/verify-receiver.yml";
const marked = /(?<=default: ")[^"\n]*(?=" # written by npm run release -- pin\n)/;

/** Reads both versions from a working tree. */
export function readPin(root: string): Pin {
  const [pinned] = marked.exec(readFileSync(join(root, file), "utf8")) ?? [];
  const { version: wanted } = readManifest(join(root, "packages/verify/package.json"));
  if (pinned !== undefined) return { file, pinned, wanted };
  throw new Error(`${file}: expected a default "# written by npm run release -- pin", got none.`);
}

/** Writes the package's version into the workflow, and returns the new pin. Every other byte stays the same. */
export function writePin(root: string): Pin {
  const { wanted } = readPin(root);
  const text = readFileSync(join(root, file), "utf8");
  writeFileSync(join(root, file), text.replace(marked, wanted));
  return readPin(root);
}
