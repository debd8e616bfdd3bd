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

/** One build of a package: `now` is the one of this checkout. */
export interface Build {
  readonly name: "before" | "now";
  readonly folder: string;
}

/** Lists the builds to measure, the other one first. */
export function listBuilds(name: PackageName, against?: string): readonly Build[] {
  const manifest = import.meta.resolve(`${name}/package.json`);
  const now: Build = { name: "now", folder: dirname(fileURLToPath(manifest)) };
  return against === undefined ? [now] : [{ name: "before", folder: against }, now];
}

/** Returns what a folder lacks to be a build of the package, or undefined if nothing. */
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

/** Imports an entry of a build by its own name from its own folder, as its `exports` say. */
export function importEntry<T>(folder: string, entry: string): Promise<T> {
  const file = createRequire(join(folder, "package.json")).resolve(entry);
  // The seam: another build is taken to have the functions of this one.
  return import(pathToFileURL(file).href) as Promise<T>;
}
