import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
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

/** The repository this file belongs to. */
export const repositoryRoot: string = fileURLToPath(new URL("../../..", import.meta.url)).replace(
  /[\\/]$/,
  "",
);

/** Every package that a release publishes: those that are not private, by name. */
export function readPublishablePackages(
  root: string = repositoryRoot,
): readonly WorkspacePackage[] {
  return readWorkspacePackages(root).filter(({ manifest }) => manifest.private !== true);
}

/** Every package of pnpm-workspace.yaml, by name. */
export function readWorkspacePackages(root: string = repositoryRoot): readonly WorkspacePackage[] {
  const { packages } = parse(readFileSync(join(root, "pnpm-workspace.yaml"), "utf8")) as {
    packages: readonly string[];
  };
  return packages
    .flatMap((pattern) => globSync(`${pattern}/package.json`, { cwd: root }))
    .map((file) => ({ folder: dirname(file), manifest: readManifest(join(root, file)) }))
    .sort((left, right) => left.manifest.name.localeCompare(right.manifest.name));
}

/** Reads a package.json, whose shape its package manager has already held. */
export function readManifest(file: string): Manifest {
  return JSON.parse(readFileSync(file, "utf8")) as Manifest;
}
