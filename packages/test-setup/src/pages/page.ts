import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The folder of the package under test. */
export const packageRoot: string = process.cwd();

/** A page of a package's documents. */
export interface Page {
  /** Its code blocks by their file names: the comment that each begins with. */
  readonly snippets: ReadonlyMap<string, string>;
  /** The number of its code blocks, with a file name or without one. */
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
