import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { readmeFile } from "./readme.ts";

/** The authored files, and the README whose table is generated: path from the folder of the schemas, with `/`, to text. */
export type Sources = ReadonlyMap<string, string>;

/** Not authored: what is generated, and what is installed. */
const skipped: ReadonlySet<string> = new Set(["gen", "node_modules"]);

/** Reads the schemas of a repository and its README; a README that is not there is missing among them. */
export async function readSources(root: string): Promise<Sources> {
  const schemas = await readSchemas(join(root, "schemas"));
  const readme = await readFile(join(root, "README.md"), "utf8").catch(toUndefined);
  return readme === undefined ? schemas : new Map([...schemas, [readmeFile, readme]]);
}

/**
 * Reads every JSON file of the folder of the schemas, generated ones aside.
 * A folder that is not there reads as one without files; the lint says what is missing.
 */
export async function readSchemas(folder: string): Promise<Sources> {
  const paths = await listJsonFiles(folder, "");
  const entries = paths.map(
    async (path): Promise<[string, string]> => [path, await readFile(join(folder, path), "utf8")],
  );
  return new Map(await Promise.all(entries));
}

async function listJsonFiles(folder: string, below: string): Promise<readonly string[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true }).catch(toNoEntries);
  const kept = entries.filter((entry) => below !== "" || !skipped.has(entry.name));
  const nested = kept.map(async (entry) => {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) return listJsonFiles(folder, path);
    return entry.name.endsWith(".json") ? [path] : [];
  });
  return (await Promise.all(nested)).flat().sort();
}

function toUndefined(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}

function toNoEntries(error: NodeJS.ErrnoException): [] {
  if (error.code === "ENOENT") return [];
  throw error;
}
