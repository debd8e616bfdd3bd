import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { runCommand } from "../src/command.ts";
import {
  type Manifest,
  readManifest,
  readPublishablePackages,
  repositoryRoot,
} from "../src/index.ts";

/** A package as a registry would serve it, unpacked. */
export interface PackedPackage {
  readonly name: string;
  readonly folder: string;
  readonly files: readonly string[];
  readonly manifest: Manifest;
  read(file: string): string;
}

/** Packs every publishable package of the working tree with pnpm, as a release does, and unpacks the tarballs into `folder`. */
export async function packEveryPackage(folder: string): Promise<readonly PackedPackage[]> {
  return Promise.all(
    readPublishablePackages().map(async ({ folder: source, manifest }) => {
      const tarball = join(folder, `${manifest.name.replace(/\W+/g, "-")}.tgz`);
      await runCommand("pnpm", ["pack", "--out", tarball], { cwd: join(repositoryRoot, source) });
      return unpack(tarball);
    }),
  );
}

function unpack(tarball: string): PackedPackage {
  const parent = mkdtempSync(tarball.replace(/\.tgz$/, "-"));
  execFileSync("tar", ["-xzf", tarball, "-C", parent]);
  const folder = join(parent, "package");
  const manifest = readManifest(join(folder, "package.json"));
  return {
    name: manifest.name,
    folder,
    files: listFiles(folder),
    manifest,
    read: (file) => readFileSync(join(folder, file), "utf8"),
  };
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => relative(".", file))
    .sort();
}
