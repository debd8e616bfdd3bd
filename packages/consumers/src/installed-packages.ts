import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { buffer } from "node:stream/consumers";
import { createGzip } from "node:zlib";
import { repositoryRoot } from "@order-webhooks/release";
import { packTar } from "modern-tar/fs";
import { writeTarball } from "./tarball.ts";

/** One version of a package as a registry serves it. */
export interface ServedVersion {
  readonly manifest: PackageManifest;
  readonly integrity?: string;
  /** Makes the tarball. */
  pack(): Promise<Buffer>;
}

/** The keys of a package.json that are read here. The registry serves all of them. */
export interface PackageManifest {
  readonly name: string;
  readonly version: string;
  readonly optionalDependencies?: { readonly [name: string]: string };
  readonly os?: readonly string[];
}

/** Folder in which pnpm keeps installed packages: `<name>@<version>.../node_modules/<name>`. */
const store = join(repositoryRoot, "node_modules/.pnpm");

/**
 * Reads every package that this workspace has installed. Adds empty packages for their optional dependencies that only
 * other machines install.
 */
export async function readInstalledPackages(): Promise<readonly ServedVersion[]> {
  const files = globSync("*@*/node_modules/{*,@*/*}/package.json", { cwd: store })
    .filter(isPackage)
    .sort((left, right) => left.localeCompare(right, "en", { numeric: true }));
  const installed = await Promise.all(files.map((file) => readInstalled(join(store, file))));
  const names = new Set(installed.map(({ manifest }) => manifest.name));
  const others = installed
    .flatMap(({ manifest }) => Object.entries(manifest.optionalDependencies ?? {}))
    .filter(([name]) => !names.has(name))
    .map(([name, version]) => toEmpty(name, version));
  // A version may be in several folders, each with other peer dependencies.
  const byId = [...others, ...installed].map(
    (one) => [`${one.manifest.name}@${one.manifest.version}`, one] as const,
  );
  return [...new Map(byId).values()];
}

/** Returns false for a link to a dependency, which is in the same folder as the package. */
function isPackage(file: string): boolean {
  const [entry = "", , ...rest] = file.split(sep);
  return entry.startsWith(`${rest.slice(0, -1).join("+")}@`);
}

async function readInstalled(file: string): Promise<ServedVersion> {
  const manifest: PackageManifest = JSON.parse(await readFile(file, "utf8"));
  return { manifest, pack: () => packFolder(dirname(file)) };
}

function packFolder(folder: string): Promise<Buffer> {
  const tar = packTar(folder, {
    filter: (path) => !relative(folder, path).startsWith("node_modules"),
    map: (header) => ({ ...header, name: `package/${header.name}` }),
  });
  return buffer(tar.pipe(createGzip({ level: 1 })));
}

/**
 * Returns an empty package for another machine. It is never installed. If it were missing, npm would write a lockfile
 * that `npm ci` refuses, and pnpm would retry.
 */
function toEmpty(name: string, version: string): ServedVersion {
  const manifest = { name, version, os: ["another"] };
  const data = Buffer.from(JSON.stringify(manifest));
  const header = { name: "package/package.json", size: data.length };
  return { manifest, pack: () => writeTarball([{ header, data }]) };
}
