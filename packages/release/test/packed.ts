import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Manifest, packWorkspace, readManifest } from "../src/index.ts";

/** A package as a registry would serve it, unpacked. */
export interface PackedPackage {
  readonly name: string;
  readonly folder: string;
  readonly files: readonly string[];
  readonly manifest: Manifest;
  read(file: string): string;
}

/** Packs every publishable package of the working tree, as a release does, and unpacks the tarballs into `folder`. */
export async function packEveryPackage(folder: string): Promise<readonly PackedPackage[]> {
  return (await packWorkspace()).map(({ tarball }) => unpack(tarball, folder));
}

function unpack(tarball: Buffer, parent: string): PackedPackage {
  const own = mkdtempSync(join(parent, "unpacked-"));
  execFileSync("tar", ["-xz", "-C", own], { input: tarball });
  const folder = join(own, "package");
  const manifest = readManifest(join(folder, "package.json"));
  return {
    name: manifest.name,
    folder,
    files: filesBelow(folder),
    manifest,
    read: (file) => readFileSync(join(folder, file), "utf8"),
  };
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => statSync(join(folder, file)).isFile())
    .sort();
}
