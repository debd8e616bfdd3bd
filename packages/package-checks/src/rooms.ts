import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";

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
      // Text that a generator emits has imports too, of files that are not here.
      return [file, targets.filter((target) => files.has(target))];
    }),
  );
}

/** Lists the TypeScript files below a folder, sorted, as paths from there with `/`. */
export function listTypeScript(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.m?ts$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

/** The room of a file: the folder that it is in, or the file itself where it is in none. */
export function roomOf(file: string): string {
  return file.split("/")[0] ?? "";
}

/** Returns the imports of a room above the importing one, as `file -> file`. `order` starts with the lowest room. */
export function upwardImports(imports: Imports, order: readonly string[]): readonly string[] {
  const floorOf = (file: string): number => order.indexOf(roomOf(file));
  return [...imports].flatMap(([file, imported]) =>
    imported.filter((one) => floorOf(one) > floorOf(file)).map((one) => `${file} -> ${one}`),
  );
}

/** Returns the longest chain of imports, in files. Throws where imports go in a circle, and names it. */
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
  const sizes = new Map<string, number>();
  for (const file of files) sizes.set(dirname(file), (sizes.get(dirname(file)) ?? 0) + 1);
  return [...sizes].filter(([, size]) => size > most).map(([folder, size]) => `${folder}: ${size}`);
}

function longestOf(chains: readonly (readonly string[])[]): readonly string[] {
  return chains.reduce((longest, one) => (one.length > longest.length ? one : longest), []);
}
