import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isScalar, parseDocument } from "yaml";
import { readManifest } from "./workspace.ts";

/** The version that the workflow for other repositories runs by default, and the one that belongs to the same commit. */
export interface Pin {
  /** Path of the workflow, relative to the repository's root. */
  readonly file: string;
  readonly pinned: string;
  readonly wanted: string;
}

const file = ".github/workflows/verify-receiver.yml";
const input = ["on", "workflow_call", "inputs", "version", "default"];

/** Reads the pin of a working tree. */
export function readPin(root: string): Pin {
  const { pinned } = locatePin(readFileSync(join(root, file), "utf8"));
  return { file, pinned, wanted: readManifest(join(root, "packages/verify/package.json")).version };
}

/** Writes the version of the package into the workflow, and leaves every other byte as it is. */
export function writePin(root: string): Pin {
  const pin = readPin(root);
  const path = join(root, file);
  const text = readFileSync(path, "utf8");
  const { start, end } = locatePin(text);
  writeFileSync(path, `${text.slice(0, start)}${JSON.stringify(pin.wanted)}${text.slice(end)}`);
  return readPin(root);
}

interface Located {
  readonly pinned: string;
  readonly start: number;
  readonly end: number;
}

function locatePin(workflow: string): Located {
  const node = parseDocument(workflow).getIn(input, true);
  if (isScalar(node) && typeof node.value === "string" && node.range) {
    const [start, end] = node.range;
    return { pinned: node.value, start, end };
  }
  throw new Error(
    `${file}: expected a text at ${input.join(".")}, got none. Write a version there.`,
  );
}
