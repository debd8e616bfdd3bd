import type { ExportTarget, PublishedPackage } from "./published.ts";

/** One specifier that users may import, with the files behind it from the package's root. */
export interface EntryPoint {
  /** `.`, `./node`, `./events/...`: patterns are replaced by what they match. */
  readonly subpath: string;
  /** The specifier that users write: the package's name with the subpath. */
  readonly specifier: string;
  /** The declarations, where there are some. */
  readonly types?: string;
  /** The file that is loaded at run time, where there is one. */
  readonly file?: string;
}

/** Every entry point of a package except its package.json, sorted by subpath. */
export function entryPointsOf({ name, manifest, files }: PublishedPackage): readonly EntryPoint[] {
  return Object.entries(manifest.exports)
    .filter(([subpath]) => subpath !== "./package.json")
    .flatMap(([subpath, target]) => expand(subpath, target, files))
    .map((entry) => ({ ...entry, specifier: name + entry.subpath.slice(1) }))
    .sort((a, b) => (a.subpath < b.subpath ? -1 : 1));
}

type Expanded = Omit<EntryPoint, "specifier">;

function expand(
  subpath: string,
  target: ExportTarget,
  files: readonly string[],
): readonly Expanded[] {
  const { types, default: file } = typeof target === "string" ? { default: target } : target;
  const pattern = file ?? types;
  if (pattern === undefined) throw new TypeError(`nothing is behind ${subpath}`);
  const at = (stem: string): Expanded => ({
    subpath: subpath.replace("*", stem),
    ...(types !== undefined && { types: pathOf(types, stem) }),
    ...(file !== undefined && { file: pathOf(file, stem) }),
  });
  return pattern.includes("*") ? stemsOf(pattern, files).map(at) : [at("")];
}

/** Returns the text that the star of a pattern stands for, file by file. */
function stemsOf(pattern: string, files: readonly string[]): readonly string[] {
  const [before = "", after = ""] = pathOf(pattern, "*").split("*");
  return files
    .filter((file) => file.startsWith(before) && file.endsWith(after))
    .map((file) => file.slice(before.length, file.length - after.length))
    .filter((stem) => stem !== "package");
}

function pathOf(target: string, stem: string): string {
  return target.replace(/^\.\//, "").replace("*", stem);
}
