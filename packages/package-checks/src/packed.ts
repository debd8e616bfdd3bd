import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { packWorkspace, repositoryRoot } from "@order-webhooks/release";
import { execa } from "execa";

/** A package as a registry receives it. */
export interface PackedPackage {
  readonly name: string;
  /** Absolute path of the workspace folder that was packed. */
  readonly folder: string;
  readonly tarball: string;
  /** Absolute path of the unpacked tarball. */
  readonly unpacked: string;
  /** The package.json in the tarball. */
  readonly manifest: PackedManifest;
  /** The paths in the tarball, sorted. */
  readonly files: readonly string[];
}

/** The fields of a packed package.json that the checks read. */
interface PackedManifest {
  readonly type?: string;
  readonly engines?: { readonly node?: string };
  readonly bin?: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, ExportTarget>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** The forms of an `exports` target that our packages use. */
type ExportTarget = string | { readonly types?: string; readonly default?: string };

/** One specifier that users can import, with its files as paths in the package. */
export interface EntryPoint {
  /** `.` or `./node`, for example. Patterns are expanded. */
  readonly subpath: string;
  readonly specifier: string;
  readonly types: string | undefined;
  readonly file: string | undefined;
}

/** Packs every publishable package into an existing folder, and unpacks it there. The packages must be built. */
export async function packPublished(into: string): Promise<readonly PackedPackage[]> {
  const unpackings = (await packWorkspace()).map(async ({ folder, manifest, tarball }, index) => {
    const file = join(into, `${index}.tgz`);
    const unpacked = join(into, String(index));
    writeFileSync(file, tarball);
    mkdirSync(unpacked);
    await execa("tar", ["-xzf", file, "-C", unpacked, "--strip-components=1"]);
    return {
      name: manifest.name,
      folder: join(repositoryRoot, folder),
      tarball: file,
      unpacked,
      manifest: JSON.parse(readFileSync(join(unpacked, "package.json"), "utf8")),
      files: readdirSync(unpacked, { recursive: true, encoding: "utf8" })
        .filter((path) => statSync(join(unpacked, path)).isFile())
        .map((path) => path.replaceAll(sep, "/"))
        .sort(),
    };
  });
  return Promise.all(unpackings);
}

/** Returns every entry point of a package except its package.json, sorted by subpath. */
export function entryPointsOf({ name, manifest, files }: PackedPackage): readonly EntryPoint[] {
  return Object.entries(manifest.exports)
    .filter(([subpath]) => subpath !== "./package.json")
    .flatMap(([subpath, target]) => {
      const { types, default: file } = typeof target === "string" ? { default: target } : target;
      return stemsOf(file ?? types ?? "", files).map((stem) => ({
        subpath: subpath.replace("*", stem),
        specifier: name + subpath.slice(1).replace("*", stem),
        types: types?.slice(2).replace("*", stem),
        file: file?.slice(2).replace("*", stem),
      }));
    })
    .sort((a, b) => (a.subpath < b.subpath ? -1 : 1));
}

/** Returns the values of the `*` in an `exports` target, or one empty value if the target has no `*`. */
function stemsOf(target: string, files: readonly string[]): readonly string[] {
  const [before = "", after] = target.slice(2).split("*");
  if (after === undefined) return [""];
  return files
    .filter((file) => file.startsWith(before) && file.endsWith(after))
    .map((file) => file.slice(before.length, file.length - after.length))
    .filter((stem) => stem !== "package");
}
