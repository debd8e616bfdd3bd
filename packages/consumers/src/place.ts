import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packWorkspace, repositoryRoot } from "@order-webhooks/release";
import { bringNode } from "./bring-node.ts";
import { startOfflineRegistry } from "./offline-registry.ts";
import type { NodeVersion, Row } from "./row.ts";
import { type OutsideOptions, runOutside } from "./run-outside.ts";

/** The registry that installers get packages from. */
export interface Source {
  readonly registry: string;
  /** With "our scope", the installers get all other packages from the registry of their own configuration. */
  readonly serves: "everything" | "our scope";
}

/** A temporary folder outside the repository in which consumers are installed. */
export interface Place {
  /** Copies and installs the consumer of a row. Rows that need the same installation share it. */
  install(row: Row): Promise<Installed>;
  /** Prepares a repository without installing: a copy of a consumer's files, or an empty one. */
  prepare(consumer?: string): Promise<Installed>;
  remove(): Promise<void>;
}

/** A consumer's repository, and the options with which its commands are run. */
export interface Installed extends OutsideOptions {
  /** Folders of the row's Node and of pnpm. */
  readonly path: readonly string[];
  /** Temporary folder of programs, which is removed with the place. */
  readonly env: { readonly TMPDIR: string };
}

const repositories = join(import.meta.dirname, "../repositories");

/** Packs every publishable package as for a release. The packages must be built. */
export async function packPackages(): Promise<readonly Buffer[]> {
  return (await packWorkspace()).map(({ tarball }) => tarball);
}

/**
 * Creates a place that needs no network. Its own registry serves these tarballs. Default: those of every publishable
 * package.
 */
export async function createOfflinePlace(tarballs?: readonly Buffer[]): Promise<Place> {
  const registry = await startOfflineRegistry(tarballs ?? (await packPackages()));
  const place = await createPlace({ registry: registry.url, serves: "everything" });
  const remove = async () => {
    await place.remove();
    registry.close();
  };
  return { ...place, remove };
}

/**
 * Creates a place. Its folder contains the installers' caches and stores, so that those of the machine are neither used
 * nor changed.
 */
export async function createPlace(source: Source): Promise<Place> {
  const root = await mkdtemp(join(tmpdir(), "order-webhooks-consumers-"));
  const env = { TMPDIR: join(root, "tmp") };
  await mkdir(env.TMPDIR);
  let count = 0;
  const installed = new Map<string, Promise<Installed>>();
  const nodes = new Map<NodeVersion, Promise<string>>();

  async function prepare(consumer = "empty", version: NodeVersion = "24"): Promise<Installed> {
    count += 1;
    const cwd = join(root, `${count}-${consumer}`);
    const node = await once(nodes, version, () => bringNode(root, version));
    await mkdir(cwd);
    if (consumer === "empty") await writeFile(join(cwd, "package.json"), '{ "private": true }');
    else await cp(join(repositories, consumer), cwd, { recursive: true, filter: isSource });
    await configure(cwd, root, source);
    return { cwd, path: [node, join(repositoryRoot, "node_modules/pnpm")], env };
  }

  async function installNew({ consumer, node, installer, manifest }: Row): Promise<Installed> {
    const prepared = await prepare(consumer, node);
    const { cwd, path } = prepared;
    const file = join(cwd, "package.json");
    const own = JSON.parse(await readFile(file, "utf8"));
    const devDependencies = { ...own.devDependencies, ...manifest?.devDependencies };
    await writeFile(file, JSON.stringify({ ...own, ...manifest, devDependencies }, null, 2));
    // Set only for the installation. In the settings it would also prevent a consumer's own `posttest` script.
    await runOutside(installer, ["install", "--ignore-scripts"], { cwd, path });
    return prepared;
  }

  return {
    prepare,
    install: (row) => {
      const key = JSON.stringify([row.consumer, row.node, row.installer, row.manifest]);
      return once(installed, key, () => installNew(row));
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

function once<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

/** Returns false for the results of an installation or a build inside `repositories/`. */
function isSource(path: string): boolean {
  return !/\/repositories\/.*\/(node_modules|dist)$/.test(path);
}

/** Writes settings for npm, pnpm and the registry. A consumer's own settings of pnpm are kept. */
async function configure(folder: string, root: string, { registry, serves }: Source) {
  const scope = serves === "everything" ? "" : "@order-webhooks:";
  const npm = [
    `${scope}registry=${registry}`,
    `cache=${join(root, "npm-cache")}`,
    // Checks the engines of each package against the Node of the row.
    "engine-strict=true",
    "audit=false",
    "fund=false",
    "update-notifier=false",
    ...(serves === "everything" ? ["fetch-retries=0"] : []),
  ];
  const pnpm = [
    `storeDir: ${join(root, "pnpm-store")}`,
    `cacheDir: ${join(root, "pnpm-cache")}`,
    "engineStrict: true",
    // The packages under test were published a minute ago.
    'minimumReleaseAgeExclude: ["@order-webhooks/*"]',
  ];
  await writeFile(join(folder, ".npmrc"), `${npm.join("\n")}\n`);
  const own = await readFile(join(folder, "pnpm-workspace.yaml"), "utf8").catch(() => "");
  await writeFile(join(folder, "pnpm-workspace.yaml"), `${own}${pnpm.join("\n")}\n`);
}
