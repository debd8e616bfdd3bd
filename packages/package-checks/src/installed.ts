import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Licensed } from "./licences.ts";

/** A package.json as far as dependencies and licences go. */
export interface InstalledManifest extends Licensed {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Every package that pnpm keeps in a repository's node_modules, by name and version. */
export function readInstalled(root: string): readonly InstalledManifest[] {
  const store = join(root, "node_modules/.pnpm");
  return readdirSync(store)
    .map((entry) => join(store, entry, "node_modules"))
    .filter(existsSync)
    .flatMap(readOwnPackages)
    .sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
}

/** Reads what a package brings along at run time, at any depth, itself not included. */
export function readRuntimeDependencies(folder: string): readonly InstalledManifest[] {
  const found = new Map<string, InstalledManifest>();
  const visit = (from: string): void => {
    const { dependencies, optionalDependencies } = readManifest(from);
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const place = find(name, from);
      if (place === undefined || found.has(place)) continue;
      found.set(place, readManifest(place));
      visit(place);
    }
  };
  visit(realpathSync(folder));
  return [...found.values()];
}

/** A package's name and version in one word. */
export function idOf({ name, version }: Licensed): string {
  return `${name}@${version}`;
}

/** The packages in a folder that are there themselves: the links beside them are their dependencies. */
function readOwnPackages(folder: string): readonly InstalledManifest[] {
  const own = (path: string) =>
    readdirSync(path, { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && !entry.name.startsWith("."),
    );
  return own(folder)
    .flatMap(({ name }) =>
      name.startsWith("@")
        ? own(join(folder, name)).map((inner) => `${name}/${inner.name}`)
        : [name],
    )
    .map((name) => readManifest(join(folder, name)));
}

/** Finds the folder of a dependency. Returns undefined if it was not installed, as for another platform. */
function find(name: string, from: string): string | undefined {
  const place = join(from, "node_modules", name);
  if (existsSync(place)) return realpathSync(place);
  return dirname(from) === from ? undefined : find(name, dirname(from));
}

function readManifest(folder: string): InstalledManifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}
