import { globSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { repositoryRoot } from "@order-webhooks/release";
import {
  groupByName,
  type PackageManifest,
  type ServedPackages,
  type ServedVersion,
} from "./served-package.ts";
import { type PackedFile, writeTarball } from "./tarball.ts";

/** The folder in which pnpm keeps installed packages: `<name>@<version>.../node_modules/<name>`. */
const store = join(repositoryRoot, "node_modules/.pnpm");

/** Every package that this workspace has installed, and those for other machines that they name as optional. */
export async function readInstalledPackages(): Promise<ServedPackages> {
  const files = globSync("*@*/node_modules/{*,@*/*}/package.json", { cwd: store })
    .filter(isOwn)
    .sort((left, right) => left.localeCompare(right, "en", { numeric: true }));
  const installed = await Promise.all(files.map((file) => readInstalled(join(store, file))));
  return new Map([...forOtherMachines(installed), ...groupByName(distinct(installed))]);
}

/** Tells a package from the links to its dependencies, which are in the same folder. */
function isOwn(file: string): boolean {
  const [entry = "", , ...rest] = file.split(sep);
  return entry.startsWith(`${rest.slice(0, -1).join("+")}@`);
}

async function readInstalled(file: string): Promise<ServedVersion> {
  const manifest: PackageManifest = JSON.parse(await readFile(file, "utf8"));
  return { manifest, pack: () => packFolder(dirname(file)) };
}

/** One version may lie in several folders, each with other peers beside it. */
function distinct(versions: readonly ServedVersion[]): readonly ServedVersion[] {
  const byId = new Map(
    versions.map((one) => [`${one.manifest.name}@${one.manifest.version}`, one]),
  );
  return [...byId.values()];
}

/**
 * Makes empty packages, since they are never installed here. Without them npm writes a lockfile that `npm ci` refuses, and
 * pnpm tries again and again.
 */
function forOtherMachines(installed: readonly ServedVersion[]): ServedPackages {
  const named = installed.flatMap(({ manifest }) =>
    Object.entries(manifest.optionalDependencies ?? {}),
  );
  return groupByName(distinct(named.map(([name, version]) => toEmpty(name, version))));
}

function toEmpty(name: string, version: string): ServedVersion {
  const manifest = { name, version, os: ["another"] };
  const content = Buffer.from(JSON.stringify(manifest));
  const pack = () =>
    Promise.resolve(writeTarball([{ path: "package.json", content, executable: false }]));
  return { manifest, pack };
}

async function packFolder(folder: string): Promise<Buffer> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !relative(folder, file).startsWith("node_modules"));
  return writeTarball(await Promise.all(files.sort().map((file) => readPacked(folder, file))));
}

async function readPacked(folder: string, file: string): Promise<PackedFile> {
  const [content, { mode }] = await Promise.all([readFile(file), stat(file)]);
  return { path: relative(folder, file), content, executable: (mode & 0o111) !== 0 };
}
