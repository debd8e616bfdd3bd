import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The packages whose builds are measured. */
export const validatorName = "@order-webhooks/validator";
export const receiverName = "@order-webhooks/receiver";
export const inboxName = "@order-webhooks/inbox";

export type PackageName = typeof validatorName | typeof receiverName | typeof inboxName;

/** The functions of a build of the validator that are measured. */
export type ValidatorApi = typeof import("@order-webhooks/validator");

/** One build of a package. The build of this checkout has the name `now`. */
export interface Build {
  readonly name: "before" | "now";
  readonly folder: string;
}

/** Lists the builds to measure. The build in the folder `against`, if any, comes first. */
export function listBuilds(name: PackageName, against?: string): readonly Build[] {
  const manifest = import.meta.resolve(`${name}/package.json`);
  const now: Build = { name: "now", folder: dirname(fileURLToPath(manifest)) };
  return against === undefined ? [now] : [{ name: "before", folder: against }, now];
}

/** Returns a message if a folder is not a build of the package, and undefined if it is. */
export function findBuildProblem(name: PackageName, folder: string): string | undefined {
  const manifest = join(folder, "package.json");
  if (!existsSync(manifest)) return "a folder without package.json";
  if (!readFileSync(manifest, "utf8").includes(`"name": "${name}"`)) return "another package";
  return existsSync(join(folder, "dist/index.js")) ? undefined : "one that is not built";
}

/** Imports a build of the validator. */
export function importValidator(folder: string): Promise<ValidatorApi> {
  return importEntry(folder, validatorName);
}

/** Imports an entry of a build from the build's folder. `exports` of the build resolves the entry's name. */
export function importEntry<T>(folder: string, entry: string): Promise<T> {
  const file = createRequire(join(folder, "package.json")).resolve(entry);
  // This cast trusts that another build has the same functions as this one.
  return import(pathToFileURL(file).href) as Promise<T>;
}
