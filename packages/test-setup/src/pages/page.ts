import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The folder of the package under test. */
export const packageRoot: string = process.cwd();

/** A page of a package's documents. */
export interface Page {
  /** Code blocks by their file name, which the comment in their first line gives. */
  readonly snippets: ReadonlyMap<string, string>;
  /** Number of code blocks, with and without a file name. */
  readonly blockCount: number;
}

/** Reads a page. Its path is relative to the package under test. */
export function readPage(path: string): Page {
  const text = readFileSync(join(packageRoot, path), "utf8");
  const blocks = [...text.matchAll(/```\w+\n(?:\/\/|#|--) (\S+)\n(.*?)```/gs)];
  return {
    snippets: new Map(blocks.map(([, name = "", code = ""]) => [name, code])),
    blockCount: (text.match(/^```\w+$/gm) ?? []).length,
  };
}
