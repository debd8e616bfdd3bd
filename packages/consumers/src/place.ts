import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bringNode } from "./bring-node.ts";
import { runOrThrow } from "./command.ts";
import { pnpmFolder } from "./packages.ts";
import type { ManifestChange, NodeVersion, Row } from "./row.ts";

/** The registry that installers get packages from. */
export interface Source {
  readonly registry: string;
  /** Everything there is, or our scope only. Other packages then come from the installers' own registry. */
  readonly serves: "everything" | "our scope";
}

/** A temporary folder outside the repository in which consumers are installed. */
export interface Place {
  /** Copies and installs the consumer of a row, unless an earlier row needed the very same. */
  install(row: Row): Promise<Installed>;
  /** A repository in which nothing is installed yet: a copy of a consumer's files, or an empty one. */
  prepare(consumer?: string): Promise<Installed>;
  remove(): Promise<void>;
}

/** A consumer, ready to be run. */
export interface Installed {
  readonly folder: string;
  /** The folders of the row's Node and package managers, to be searched first. */
  readonly path: readonly string[];
  /** The folder for temporary files of programs, so that they go with the place. */
  readonly env: { readonly TMPDIR: string };
}

const repositories = join(import.meta.dirname, "../repositories");

/** Makes the folder. Caches and stores are inside it, so that nothing of the machine is used or changed. */
export async function createPlace(source: Source): Promise<Place> {
  const root = await mkdtemp(join(tmpdir(), "order-webhooks-consumers-"));
  const env = { TMPDIR: join(root, "tmp") };
  await mkdir(env.TMPDIR);
  let count = 0;
  const installed = new Map<string, Promise<Installed>>();
  const nodes = new Map<NodeVersion, Promise<string>>();

  async function prepare(consumer = "empty", version: NodeVersion = "24"): Promise<Installed> {
    count += 1;
    const folder = join(root, `${count}-${consumer}`);
    const node = await once(nodes, version, () => bringNode(root, version));
    if (consumer === "empty") await makeEmpty(folder);
    else await cp(join(repositories, consumer), folder, { recursive: true, filter: isSource });
    await configure(folder, root, source);
    return { folder, path: [node, pnpmFolder], env };
  }

  async function installNew(row: Row): Promise<Installed> {
    const prepared = await prepare(row.consumer, row.node);
    const { folder, path } = prepared;
    await changeManifest(folder, row.manifest ?? {});
    // Asked of the installation alone: as a setting, it would keep npm from a consumer's own posttest.
    const args = ["install", "--ignore-scripts"];
    await runOrThrow({ program: row.installer, args, cwd: folder, path });
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

/** Somebody may have installed or built a consumer where it stands, to look at it. */
function isSource(path: string): boolean {
  return !/\/repositories\/.*\/(node_modules|dist)$/.test(path);
}

async function makeEmpty(folder: string): Promise<void> {
  await mkdir(folder);
  await writeFile(join(folder, "package.json"), '{ "private": true }');
}

async function changeManifest(folder: string, { type, devDependencies }: ManifestChange) {
  const file = join(folder, "package.json");
  const manifest = JSON.parse(await readFile(file, "utf8"));
  const changed = {
    ...manifest,
    ...(type === undefined ? {} : { type }),
    devDependencies: { ...manifest.devDependencies, ...devDependencies },
  };
  await writeFile(file, JSON.stringify(changed, null, 2));
}

/** Writes settings for npm, pnpm and the registry. A consumer's own settings of pnpm stay. */
async function configure(folder: string, root: string, { registry, serves }: Source) {
  const scope = serves === "everything" ? "" : "@order-webhooks:";
  const npm = [
    `${scope}registry=${registry}`,
    `cache=${join(root, "npm-cache")}`,
    // Holds the engines of each package against the Node of the row.
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
