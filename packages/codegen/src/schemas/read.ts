import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { listFiles } from "./list-files.ts";
import { readmeFile } from "./readme.ts";

/** The authored files and the README, as a map from the path in the folder of the schemas, with `/`, to the text. */
export type Sources = ReadonlyMap<string, string>;

/** Folders of generated and installed files, which are not authored. */
const skipped: ReadonlySet<string> = new Set(["gen", "node_modules"]);

/** Reads the schemas of a repository and its README, if it has one. */
export async function readSources(root: string): Promise<Sources> {
  const schemas = await readSchemas(join(root, "schemas"));
  const readme = await readFile(join(root, "README.md"), "utf8").catch(toUndefined);
  return readme === undefined ? schemas : new Map([...schemas, [readmeFile, readme]]);
}

/**
 * Reads every JSON file of the folder of the schemas except the generated ones.
 * A missing folder reads as an empty folder, and the lint reports the missing files.
 */
export async function readSchemas(folder: string): Promise<Sources> {
  const paths = await listFiles(folder);
  const entries = paths
    .filter(isAuthored)
    .map(
      async (path): Promise<[string, string]> => [path, await readFile(join(folder, path), "utf8")],
    );
  return new Map(await Promise.all(entries));
}

function isAuthored(path: string): boolean {
  return path.endsWith(".json") && !skipped.has(path.split("/")[0] ?? "");
}

function toUndefined(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}
