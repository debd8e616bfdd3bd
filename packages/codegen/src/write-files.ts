import { mkdir, readdir, readFile, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Files } from "./generate.ts";

/** How a root differs from what the schemas make; each list sorted, paths from the root. */
export interface Differences {
  /** There, with other bytes. */
  readonly stale: readonly string[];
  /** Not there. */
  readonly missing: readonly string[];
  /** In a folder that codegen owns, made by nothing. */
  readonly orphaned: readonly string[];
}

/** Compares the folders that codegen owns with what they should hold; changes nothing. */
export async function compareFiles(root: string, files: Files): Promise<Differences> {
  const present = await listOwnedFiles(root);
  const isPresent = new Set(present);
  const missing = [...files.keys()].filter((path) => !isPresent.has(path));
  const kept = present.filter((path) => files.has(path));
  const differs = await Promise.all(kept.map((path) => isStale(root, path, files)));
  return {
    stale: kept.filter((_, index) => differs[index]),
    missing,
    orphaned: present.filter((path) => !files.has(path)),
  };
}

/** Makes the folders that codegen owns hold these files and no others; tells what it changed. */
export async function writeFiles(root: string, files: Files): Promise<Differences> {
  const differences = await compareFiles(root, files);
  for (const path of [...differences.stale, ...differences.missing]) {
    const target = join(root, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, files.get(path) ?? "");
  }
  for (const path of differences.orphaned) await removeFile(root, path);
  return differences;
}

/** The folders in which every file is generated. */
async function ownedFolders(root: string): Promise<readonly string[]> {
  const packages = await readdir(join(root, "packages")).catch(() => []);
  const generated = packages.map((name) => `packages/${name}/src/gen`);
  return [...generated, "schemas/gen"];
}

async function listOwnedFiles(root: string): Promise<readonly string[]> {
  const lists = (await ownedFolders(root)).map((folder) => listFiles(root, folder));
  return (await Promise.all(lists)).flat().sort();
}

async function listFiles(root: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, "/").length))
    .map((path) => path.replaceAll("\\", "/"));
}

async function isStale(root: string, path: string, files: Files): Promise<boolean> {
  return (await readFile(join(root, path), "utf8")) !== files.get(path);
}

/** Removes a file and the folders that it leaves empty, up to the owned one. */
async function removeFile(root: string, path: string): Promise<void> {
  await rm(join(root, path));
  for (let folder = dirname(path); folder.includes("/gen"); folder = dirname(folder)) {
    const isLeftEmpty = (await readdir(join(root, folder))).length === 0;
    if (!isLeftEmpty) return;
    await rmdir(join(root, folder));
  }
}
