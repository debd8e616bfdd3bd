import { join } from "node:path";
import { createPackageFromTarballData, type Package } from "@arethetypeswrong/core";
import { packWorkspace, repositoryRoot } from "@order-webhooks/release";

/** A package as a registry would get it, and the folder that it is packed from. */
export interface PublishedPackage {
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
  /** The content of the tarball, in memory. */
  readonly content: Package;
  /** The package.json in the tarball. */
  readonly manifest: PackedManifest;
  /** The paths in the tarball, from the package's root, sorted. */
  readonly files: readonly string[];
}

/** The fields of a package.json that the gates read. The package manager has checked its shape. */
export interface PackedManifest {
  readonly name: string;
  readonly version: string;
  readonly type?: string;
  readonly engines?: { readonly node?: string };
  readonly bin?: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, ExportTarget>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** The target of one subpath in `exports`, as far as our packages use the format. */
export type ExportTarget = string | { readonly types?: string; readonly default?: string };

/** Packs every package of the workspace that is not private, sorted by name. They have to be built. */
export async function packPublished(): Promise<readonly PublishedPackage[]> {
  return (await packWorkspace()).map(({ folder, tarball }) =>
    describePackage(
      join(repositoryRoot, folder),
      createPackageFromTarballData(new Uint8Array(tarball)),
    ),
  );
}

/** A package with this content, packed from this folder. */
export function describePackage(folder: string, content: Package): PublishedPackage {
  const root = rootOf(content);
  const files = content.listFiles().map((file) => file.slice(root.length));
  const manifest = JSON.parse(readPacked(content, "package.json"));
  return { name: content.packageName, folder, content, manifest, files: files.sort() };
}

/** The text of a file in a package, by its path from the package's root. */
export function readPacked(content: Package, file: string): string {
  return content.readFile(`${rootOf(content)}${file}`);
}

function rootOf({ packageName }: Package): string {
  return `/node_modules/${packageName}/`;
}
