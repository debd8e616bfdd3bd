import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { createPackageFromTarballData, type Package } from "@arethetypeswrong/core";
import { readPublishablePackages, repositoryRoot } from "@order-webhooks/release";

const run = promisify(execFile);

/** A package as a registry would get it, and the folder that it is packed from. */
export interface PublishedPackage {
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
  /** What is in the tarball, in memory. */
  readonly content: Package;
  /** The package.json in the tarball. */
  readonly manifest: PackedManifest;
  /** The paths in the tarball, from the package's root, sorted. */
  readonly files: readonly string[];
}

/** What is read of a package.json, whose shape the package manager has held. */
export interface PackedManifest {
  readonly name: string;
  readonly version: string;
  readonly type?: string;
  readonly engines?: { readonly node?: string };
  readonly bin?: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, ExportTarget>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** What `exports` gives for one subpath, as far as our packages use the format. */
export type ExportTarget = string | { readonly types?: string; readonly default?: string };

/** Packs every package of the workspace that is not private, sorted by name. They have to be built. */
export async function packPublished(): Promise<readonly PublishedPackage[]> {
  const packages = readPublishablePackages(repositoryRoot);
  const tarballs = await packAll(packages.map(({ manifest }) => manifest.name));
  return packages.map(({ folder, manifest: { name } }, at) => {
    const tarball = tarballs[at] ?? Buffer.of();
    const content = createPackageFromTarballData(new Uint8Array(tarball));
    if (content.packageName !== name) throw new Error(`${name} was not packed`);
    return describePackage(join(repositoryRoot, folder), content);
  });
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

async function packAll(names: readonly string[]): Promise<readonly Buffer[]> {
  const destination = await mkdtemp(join(tmpdir(), "order-webhooks-gates-"));
  try {
    const pnpm = join(repositoryRoot, "node_modules/.bin/pnpm");
    const filters = names.flatMap((name) => ["--filter", name]);
    const pack = ["--recursive", ...filters, "pack", "--out", join(destination, "%s.tgz")];
    await run(pnpm, pack, { cwd: repositoryRoot });
    return await Promise.all(names.map((name) => readFile(join(destination, fileNameOf(name)))));
  } finally {
    await rm(destination, { recursive: true });
  }
}

/** What pnpm makes of the name where it says %s. */
function fileNameOf(name: string): string {
  return `${name.replace(/^@/, "").replace("/", "-")}.tgz`;
}

function rootOf({ packageName }: Package): string {
  return `/node_modules/${packageName}/`;
}
