import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this package. */
export const packageRoot = fileURLToPath(new URL("../..", import.meta.url));

const page = readFileSync(join(packageRoot, "docs/platforms.md"), "utf8");

/** Every code block of the page by its file name: the comment that it begins with. */
export const snippets: ReadonlyMap<string, string> = new Map(
  [...page.matchAll(/```\w+\n(?:\/\/|#) (\S+)\n(.*?)```/gs)].map(([, name = "", code = ""]) => [
    name,
    code,
  ]),
);

/** The number of code blocks, with a file name or without one. */
export const blockCount: number = (page.match(/^```\w+$/gm) ?? []).length;
