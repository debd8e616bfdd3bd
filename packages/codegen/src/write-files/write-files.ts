import { mkdir, readdir, readFile, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { listFiles } from "../schemas/list-files.ts";

/** Generated files, as a map from the path to the text. Paths are relative to the root of the repository and use `/`. */
export type Files = ReadonlyMap<string, string>;

/** All files of one generator, and the folders that it owns. */
export interface GeneratedFiles {
  /** Root of the repository. */
  readonly root: string;
  // The example is in a line comment, because it would end a block comment: packages/*/src/gen.
  /** Folders in which every file is generated, relative to the root. A `*` stands for one folder. */
  readonly ownedFolders: readonly string[];
  /** Expected files. Files outside of the owned folders are shared with their authors. */
  readonly files: Files;
}

/** Differences between the existing and the expected files, as sorted paths relative to the root. */
export interface Differences {
  /** Existing files with other bytes. */
  readonly stale: readonly string[];
  /** Expected files that do not exist. */
  readonly missing: readonly string[];
  /** Files in an owned folder that no generator makes. */
  readonly orphaned: readonly string[];
}

/** Compares the existing files with the expected files. Changes nothing. */
export async function compareFiles(generated: GeneratedFiles): Promise<Differences> {
  const { root, files } = generated;
  const paths = [...files.keys()].sort();
  const texts = await Promise.all(paths.map((path) => readIfThere(join(root, path))));
  const present = await listOwnedFiles(generated);
  return {
    stale: paths.filter((path, at) => texts[at] !== undefined && texts[at] !== files.get(path)),
    missing: paths.filter((_, at) => texts[at] === undefined),
    orphaned: present.filter((path) => !files.has(path)),
  };
}

/** Writes the files, removes any other from the owned folders, and returns the differences. */
export async function writeFiles(generated: GeneratedFiles): Promise<Differences> {
  const { root, files } = generated;
  const differences = await compareFiles(generated);
  for (const path of [...differences.stale, ...differences.missing]) {
    const target = join(root, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, files.get(path) ?? "");
  }
  const folders = await ownedFoldersOf(generated);
  for (const path of differences.orphaned) await removeFile(root, path, folders);
  return differences;
}

async function ownedFoldersOf({ root, ownedFolders }: GeneratedFiles): Promise<readonly string[]> {
  const lists = ownedFolders.map(async (pattern) => {
    const [parent = "", rest] = pattern.split("*/");
    if (rest === undefined) return [pattern];
    const names = await readdir(join(root, parent)).catch(() => []);
    return names.map((name) => `${parent}${name}/${rest}`);
  });
  return (await Promise.all(lists)).flat();
}

async function listOwnedFiles(generated: GeneratedFiles): Promise<readonly string[]> {
  const folders = await ownedFoldersOf(generated);
  const lists = folders.map(async (folder) => {
    const paths = await listFiles(join(generated.root, folder));
    return paths.map((path) => `${folder}/${path}`);
  });
  return (await Promise.all(lists)).flat().sort();
}

async function readIfThere(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").catch(() => undefined);
}

/** Removes a file and the folders that become empty, up to the owned folder. */
async function removeFile(root: string, path: string, owned: readonly string[]): Promise<void> {
  await rm(join(root, path));
  const isOwned = (folder: string): boolean =>
    owned.some((own) => folder === own || folder.startsWith(`${own}/`));
  for (let folder = dirname(path); isOwned(folder); folder = dirname(folder)) {
    const isLeftEmpty = (await readdir(join(root, folder))).length === 0;
    if (!isLeftEmpty) return;
    await rmdir(join(root, folder));
  }
}
