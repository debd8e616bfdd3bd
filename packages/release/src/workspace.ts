import { globSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parse } from "yaml";

/** The fields of a package.json that this package reads. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly description?: string;
  readonly packageManager?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** A package of the workspace, with its folder relative to the repository's root. */
export interface WorkspacePackage {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Absolute path of the repository that contains this file. */
export const repositoryRoot: string = resolve(import.meta.dirname, "../../..");

/** Reads the packages that a release publishes, which are those that are not private. Sorted by name. */
export function readPublishablePackages(
  root: string = repositoryRoot,
): readonly WorkspacePackage[] {
  return readWorkspacePackages(root).filter(({ manifest }) => manifest.private !== true);
}

/** Reads every package of pnpm-workspace.yaml. Sorted by name. */
export function readWorkspacePackages(root: string = repositoryRoot): readonly WorkspacePackage[] {
  const { packages } = parse(readFileSync(join(root, "pnpm-workspace.yaml"), "utf8")) as {
    packages: readonly string[];
  };
  return packages
    .flatMap((pattern) => globSync(`${pattern}/package.json`, { cwd: root }))
    .map((file) => ({ folder: dirname(file), manifest: readManifest(join(root, file)) }))
    .sort((left, right) => left.manifest.name.localeCompare(right.manifest.name));
}

/** Reads a package.json. The package manager has already checked its shape. */
export function readManifest(file: string): Manifest {
  return JSON.parse(readFileSync(file, "utf8")) as Manifest;
}
