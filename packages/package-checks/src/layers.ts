import { globSync, readFileSync } from "node:fs";
import { dirname, join, posix, sep } from "node:path";

/** The files that each file of a folder imports, types included. All paths start at that folder. */
export type Imports = ReadonlyMap<string, readonly string[]>;

/** Reads the relative imports of every TypeScript file below a folder that lead to a file in it. */
export function readImports(folder: string): Imports {
  const files = new Set(listTypeScript(folder));
  return new Map(
    [...files].map((file) => {
      const text = readFileSync(join(folder, file), "utf8");
      const specifiers = [...text.matchAll(/\b(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)];
      const targets = specifiers.map(([, path = ""]) => posix.join(posix.dirname(file), path));
      // Templates of generated code also hold imports. Their files are not in this folder.
      return [file, targets.filter((target) => files.has(target))];
    }),
  );
}

/** Lists the TypeScript files below a folder, sorted, as paths from there with `/`. */
export function listTypeScript(folder: string): readonly string[] {
  const files = globSync("**/*.{ts,mts}", { cwd: folder });
  return files.map((file) => file.replaceAll(sep, "/")).sort();
}

/** Returns the layer of a file: its top folder, or its own name if it is in no folder. */
export function layerOf(file: string): string {
  return file.split("/")[0] ?? "";
}

/** Returns the imports from a higher layer, as `file -> file`. `order` starts with the lowest layer. */
export function upwardImports(imports: Imports, order: readonly string[]): readonly string[] {
  const heightOf = (file: string) => order.indexOf(layerOf(file));
  return [...imports].flatMap(([file, imported]) =>
    imported.filter((one) => heightOf(one) > heightOf(file)).map((one) => `${file} -> ${one}`),
  );
}

/** Returns the longest chain of imports, in files. Throws if imports form a cycle, and names it. */
export function longestChain(imports: Imports): readonly string[] {
  const known = new Map<string, readonly string[]>();
  const chainFrom = (file: string, above: readonly string[]): readonly string[] => {
    if (above.includes(file)) throw new Error(`cycle: ${[...above, file].join(" -> ")}`);
    const chains = (imports.get(file) ?? []).map(
      (one) => known.get(one) ?? chainFrom(one, [...above, file]),
    );
    const chain = [file, ...longestOf(chains)];
    known.set(file, chain);
    return chain;
  };
  return longestOf([...imports.keys()].map((file) => chainFrom(file, [])));
}

/** Returns the folders that hold more files than `most`, with their number. */
export function crowdedFolders(files: readonly string[], most: number): readonly string[] {
  const folders = files.map((file) => dirname(file));
  const sizeOf = (folder: string) => folders.filter((other) => other === folder).length;
  const crowded = [...new Set(folders)].filter((folder) => sizeOf(folder) > most);
  return crowded.map((folder) => `${folder}: ${sizeOf(folder)}`);
}

function longestOf(chains: readonly (readonly string[])[]): readonly string[] {
  return chains.reduce((longest, one) => (one.length > longest.length ? one : longest), []);
}
